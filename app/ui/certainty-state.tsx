import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from './button.tsx'
import { Notification } from './notification.tsx'

export interface CertaintyStateProps {
  pending: boolean
  failure: 'no-devices' | 'no-spread' | 'changed' | 'broke-off' | null
}

/** Whether the computation is on its way, or what it lacked. `data-watch` lets the script look again by itself. */
export function CertaintyState({ pending, failure }: CertaintyStateProps) {
  const { t } = useTranslate()
  if (pending) {
    return (
      <div data-watch="pending">
        <Notification tone="info" title={t('certainty:pending.title')}>
          <p>{t('certainty:pending.body')}</p>
          <ButtonLink href="?" kind="secondary">
            {t('certainty:pending.look')}
          </ButtonLink>
        </Notification>
      </div>
    )
  }
  if (!failure) return null
  return (
    <Notification tone="warn" title={t('certainty:failure.title')}>
      {t(`certainty:failure.${failure}`)}
    </Notification>
  )
}
