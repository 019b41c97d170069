import type { Offer } from '#app/domain/certainty/list-offers.server.ts'
import { formatList, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { Notification } from '#app/ui/notification.tsx'

/** The further readings that are offered, what they are worth, and the answer to it. */
export function OfferSection({ offer, enough }: { offer: Offer | null; enough: boolean | null }) {
  const { t, locale } = useTranslate()
  if (!offer) {
    return enough ? (
      <Notification tone="done" title={t('certainty:offer.none')}>
        {t('certainty:offer.enough')}
      </Notification>
    ) : null
  }
  const { readings, mended, gain, languages } = offer
  return (
    <section>
      <h2>{t('certainty:offer.title')}</h2>
      <Figures
        items={[
          { value: formatNumber(locale, readings), text: t('certainty:offer.readings') },
          { value: formatNumber(locale, mended, 1), text: t('certainty:offer.mended') },
          { value: formatNumber(locale, gain, 1), text: t('certainty:offer.gain') },
        ]}
      />
      <p>
        {formatList(
          locale,
          languages.map(({ language, readings: count }) => `${t(`common:language_${language}`)}: ${count}`),
        )}
      </p>
      <p className="prose">{t('certainty:offer.how')}</p>
      {enough ? <p className="prose">{t('certainty:offer.last')}</p> : null}
      <form method="post">
        <input type="hidden" name="run" value={offer.runId} />
        <ButtonRow>
          <Button name="intent" value="accept">
            {t('certainty:offer.accept')}
          </Button>
          <Button name="intent" value="decline" kind="secondary">
            {t('certainty:offer.decline')}
          </Button>
        </ButtonRow>
      </form>
    </section>
  )
}
