import type { Offer } from '#app/domain/certainty/list-offers.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Table } from '#app/ui/table.tsx'

/** Earlier offers and what was answered. */
export function HistorySection({ offers }: { offers: readonly Offer[] }) {
  const { t, locale } = useTranslate()
  if (offers.length === 0) return null
  return (
    <section>
      <h2>{t('certainty:history.title')}</h2>
      <Table
        caption={t('certainty:history.title')}
        captionHidden
        columns={[
          { key: 'at', title: t('certainty:history.at') },
          { key: 'readings', title: t('certainty:offer.readings'), numeric: true },
          { key: 'mended', title: t('certainty:offer.mended'), numeric: true },
          { key: 'answer', title: t('certainty:history.answer') },
          { key: 'given', title: t('certainty:history.given'), numeric: true },
          { key: 'by', title: t('certainty:history.by') },
        ]}
        rows={offers.map(({ runId, offeredAt, readings, mended, state, given, settledBy, settledAt }) => ({
          key: runId,
          cells: {
            at: formatDateTime(locale, offeredAt),
            readings: formatNumber(locale, readings),
            mended: formatNumber(locale, mended, 1),
            answer: t(`certainty:history.state.${state}`),
            given: given === null ? '–' : formatNumber(locale, given),
            by: settledBy && settledAt ? `${settledBy}, ${formatDateTime(locale, settledAt)}` : '–',
          },
        }))}
      />
    </section>
  )
}
