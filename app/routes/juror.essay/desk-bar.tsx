import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { ReadingProgress, type ReadingProgressProps } from '#app/ui/reading-progress.tsx'

const sizes = ['1', '2', '3', '4'] as const
const keys = ['levels', 'move', 'change', 'text', 'save', 'help'] as const

type Props = {
  progress: ReadingProgressProps
  size: string
  /** the form that keeps what was typed when a size is chosen without script; null when there is none */
  reviewForm: string | null
}

/** Above the text: how far the juror has come, how large the text is, and the keys. */
export function DeskBar({ progress, size, reviewForm }: Props) {
  const { t } = useTranslate()
  const buttons = sizes.map((one) => (
    <button
      key={one}
      type="submit"
      name="size"
      value={one}
      form={reviewForm ?? undefined}
      className={`size-${one}`}
      aria-pressed={one === size}
      aria-label={t('desk:size.name', { size: one })}
    >
      <span>{t('desk:size.letter')}</span>
    </button>
  ))
  return (
    <div className="desk-bar">
      <ReadingProgress {...progress} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold buttons of another form */}
      <div className="text-size" role="group" aria-label={t('desk:size.label')}>
        {reviewForm ? buttons : <form method="post">{buttons}</form>}
      </div>
      {reviewForm ? (
        <div className="shortcuts">
          <Details summary={t('desk:keys.title')}>
            <p data-without-script="">{t('desk:keys.withoutScript')}</p>
            <dl>
              {keys.map((key) => (
                <div key={key}>
                  <dt>
                    <kbd>{t(`desk:keys.${key}.key`)}</kbd>
                  </dt>
                  <dd>{t(`desk:keys.${key}.does`)}</dd>
                </div>
              ))}
            </dl>
          </Details>
        </div>
      ) : null}
    </div>
  )
}
