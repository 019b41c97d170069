import { formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'

type Props = { offer: { state: 'offered' | 'accepted' | 'declined' | 'released'; answerBy: string } }

/** What the family answered, or the way to say it. */
export function OfferPanel({ offer: { state, answerBy } }: Props) {
  const { t, locale } = useTranslate()
  if (state === 'declined' || state === 'released') {
    return (
      <Notification tone="info" title={t(`lists:panel.${state}.title`)}>
        {t(`lists:panel.${state}.body`)}
      </Notification>
    )
  }
  return (
    <section>
      <h3>{t(`lists:panel.${state}.title`)}</h3>
      <p>{t(`lists:panel.${state}.body`, { until: formatDay(locale, answerBy) })}</p>
      <ButtonRow>
        <ButtonLink kind={state === 'offered' ? 'primary' : 'quiet'} href={`/${locale}/application/answer`}>
          {t(`lists:panel.${state}.link`)}
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}
