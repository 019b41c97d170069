import type { Partner } from '#app/domain/partner/partner.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/translate.server.ts'
import type { SummaryRow } from '#app/ui/summary-list.tsx'

type Shown = { partner: Omit<Partner, 'appliedAt'> & { appliedAt: Date | string }; region: string; children: number }

/** What an organisation said about itself, and how many children it has brought. */
export function partnerRows({ partner, region, children }: Shown, t: Translate, locale: Locale): SummaryRow[] {
  const { contact } = partner
  return [
    { key: t('partner:kind'), value: t(`partner:kinds.${partner.kind}`) },
    { key: t('partner:where'), value: [region, partner.village].filter(Boolean).join(' · ') },
    { key: t('partner:bin'), value: partner.bin ?? t('common:notGiven') },
    { key: t('partner:about'), value: partner.about || t('common:notGiven') },
    { key: t('partner:contact'), value: contact.name },
    { key: t('account:email'), value: contact.email },
    { key: t('partner:phone'), value: contact.phone || t('common:notGiven') },
    { key: t('partner:appliedAt'), value: formatDateTime(locale, new Date(partner.appliedAt)) },
    { key: t('partner:children'), value: formatNumber(locale, children) },
  ]
}
