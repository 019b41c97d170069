import type { Donation } from '#app/domain/donation/donation.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/translate.server.ts'

type Shown = {
  donation: Omit<Donation, 'offeredAt'>
  donor: { name: string; bin: string; email: string; phone: string; address: string }
  place: string
  earmarkPlace: string
}

/** What was offered and who offers it, as rows of questions and answers. */
export function donationRows({ donation, donor, place, earmarkPlace }: Shown, t: Translate, locale: Locale) {
  const { earmark } = donation
  const condition = earmark
    ? [
        earmarkPlace,
        t(`donation:earmark.fallbacks.${earmark.fallback}`),
        earmark.until ? formatDay(locale, earmark.until) : '',
      ]
    : []
  return [
    { key: t('donation:desk.donor'), value: [donor.name, donor.bin].filter(Boolean).join(' · ') },
    { key: t('donation:email'), value: donor.email },
    { key: t('donation:phone'), value: donor.phone },
    { key: t('donation:class'), value: t(`allocation:class.${donation.class}`) },
    { key: t('donation:count'), value: formatNumber(locale, donation.count) },
    { key: t('donation:make'), value: donation.make },
    { key: t('donation:age'), value: donation.ageYears === null ? '' : formatNumber(locale, donation.ageYears) },
    { key: t('donation:condition'), value: t(`donation:conditions.${donation.condition}`) },
    { key: t('donation:charger'), value: t(`donation:chargers.${donation.charger}`) },
    { key: t('donation:region'), value: place },
    { key: t('donation:handing'), value: t(`donation:handings.${donation.handing}`) },
    { key: t('donation:address'), value: donor.address },
    { key: t('donation:desk.earmark'), value: condition.filter(Boolean).join(' · ') },
    { key: t('donation:note'), value: donation.note },
  ].filter(({ value }) => value !== '')
}
