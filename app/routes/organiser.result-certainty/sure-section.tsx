import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ChanceChart } from '#app/ui/chart/chance-chart.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { RegionDoubts, type RegionDoubtsProps } from '#app/ui/region-doubts.tsx'

export interface SureSectionProps extends RegionDoubtsProps {
  at: Date
  draws: number
  wrong: number
  tenths: readonly number[]
}

/** How many of the decisions are expected to be wrong, and where. */
export function SureSection({ at, draws, wrong, tenths, regions }: SureSectionProps) {
  const { t, locale } = useTranslate()
  const receive = regions.reduce((sum, region) => sum + region.receive, 0)
  const open = tenths.reduce((sum, count) => sum + count, 0)
  return (
    <section>
      <p>{t('certainty:doubt.at', { date: formatDateTime(locale, at) })}</p>
      <Figures
        items={[
          { value: formatNumber(locale, receive), text: t('certainty:regions.receive') },
          { value: formatNumber(locale, wrong, 1), text: t('certainty:doubt.wrong') },
          { value: formatNumber(locale, open), text: t('certainty:doubt.open') },
        ]}
      />
      <p className="prose">{t('certainty:doubt.how', { draws })}</p>
      {open > 0 ? <ChanceChart tenths={tenths} /> : null}
      <RegionDoubts regions={regions} />
    </section>
  )
}
