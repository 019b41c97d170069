import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ChanceChart } from '#app/ui/chart/chance-chart.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { RegionDoubts, type RegionDoubtsProps } from '#app/ui/region-doubts.tsx'

export interface DoubtSectionProps extends RegionDoubtsProps {
  at: Date
  draws: number
  read: number
  unread: number
  wrong: number
  tenths: readonly number[]
}

/** How many decisions would still be wrong if they were made today, and where. Counts alone. */
export function DoubtSection({ at, draws, read, unread, wrong, tenths, regions }: DoubtSectionProps) {
  const { t, locale } = useTranslate()
  const open = tenths.reduce((sum, count) => sum + count, 0)
  return (
    <section>
      <h2>{t('certainty:doubt.title')}</h2>
      <p>{t('certainty:doubt.at', { date: formatDateTime(locale, at) })}</p>
      <Figures
        items={[
          { value: formatNumber(locale, wrong, 1), text: t('certainty:doubt.wrong') },
          { value: formatNumber(locale, open), text: t('certainty:doubt.open') },
          { value: formatNumber(locale, read), text: t('certainty:doubt.read') },
          { value: formatNumber(locale, unread), text: t('certainty:doubt.unread') },
        ]}
      />
      <p className="prose">{t('certainty:doubt.how', { draws })}</p>
      {open > 0 ? <ChanceChart tenths={tenths} /> : null}
      <RegionDoubts regions={regions} />
    </section>
  )
}
