import type { TrainingEssay } from '#app/domain/training/get-training-essay.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'

type Props = NonNullable<TrainingEssay['comparison']> & { language: string; next: number | null; training: string }

/** Own scores beside the organiser's, with the reason, and kind words about the difference. */
export function Comparison({ criteria, closeness, lean, language, next, training }: Props) {
  const { t } = useTranslate()
  const differenceOf = (own: number, reference: number): { tone: Tone; text: string } => {
    if (own === reference) return { tone: 'done', text: t('training:difference.same') }
    const count = Math.abs(own - reference)
    const text =
      own > reference ? t('training:difference.higher', { count }) : t('training:difference.lower', { count })
    return { tone: count === 1 ? 'info' : 'waiting', text }
  }
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{t('training:comparison.title')}</h2>
      <Notification tone={closeness === 'apart' ? 'info' : 'done'} title={t(`training:closeness.${closeness}.title`)}>
        <p>
          {t(`training:closeness.${closeness}.body`)} {lean === 'even' ? null : t(`training:lean.${lean}`)}
        </p>
      </Notification>
      {criteria.map(({ name, own, ownText, reference, referenceText, reason }) => {
        const { tone, text } = differenceOf(own, reference)
        return (
          <div key={name} className="compared">
            <h3>
              {name} <StatusTag tone={tone}>{text}</StatusTag>
            </h3>
            <dl>
              <div>
                <dt>{t('training:comparison.own')}</dt>
                <dd>
                  <strong className="numeric">{own}</strong> {ownText}
                </dd>
              </div>
              <div>
                <dt>{t('training:comparison.reference')}</dt>
                <dd>
                  <strong className="numeric">{reference}</strong> {referenceText}
                </dd>
              </div>
              <div>
                <dt>{t('training:comparison.reason')}</dt>
                <dd lang={language}>{reason}</dd>
              </div>
            </dl>
          </div>
        )
      })}
      <p className="muted">{t('training:comparison.never')}</p>
      <ButtonRow>
        {next === null ? (
          <ButtonLink href={training}>{t('training:comparison.finish')}</ButtonLink>
        ) : (
          <ButtonLink href={`${training}/${next}`}>{t('training:comparison.next')}</ButtonLink>
        )}
      </ButtonRow>
    </section>
  )
}
