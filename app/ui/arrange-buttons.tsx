import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from './button.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface ArrangeButtonsProps {
  /** What is arranged, for screen readers. */
  label: string
  /** Goes into the value of the button `intent`: `up:2`. */
  place: string
  first: boolean
  last: boolean
  removable?: boolean | undefined
}

/** Up, down and remove for one item of a list: plain buttons of its form. */
export function ArrangeButtons({ label, place, first, last, removable = true }: ArrangeButtonsProps) {
  const { t } = useTranslate()
  const button = (verb: 'up' | 'down' | 'remove') => (
    <Button kind="quiet" name="intent" value={`${verb}:${place}`}>
      <span>
        {t(`contest:arrange.${verb}`)}
        <VisuallyHidden>: {label}</VisuallyHidden>
      </span>
    </Button>
  )
  return (
    <ButtonRow>
      {first ? null : button('up')}
      {last ? null : button('down')}
      {removable ? button('remove') : null}
    </ButtonRow>
  )
}
