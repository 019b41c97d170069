import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { IntervalChart } from '#app/ui/chart/interval-chart.tsx'
import { Table } from '#app/ui/table.tsx'

type Figure = { value: number; low: number | null; high: number | null } | null
type Agreement = { alpha: Figure; single: Figure; mean: Figure; kappa: Figure }

export interface AgreementSectionProps {
  criteria: readonly { name: string; agreement: Agreement }[]
  total: Agreement
}

/** How far jurors agree, per criterion and on the total. */
export function AgreementSection({ criteria, total }: AgreementSectionProps) {
  const { t, locale } = useTranslate()
  const rows = [...criteria, { name: t('calibration:checks.total'), agreement: total }]
  const number = (value: number) => formatNumber(locale, value, 2)
  const show = (figure: Figure) => {
    if (figure === null) return '–'
    const { value, low, high } = figure
    return low === null || high === null ? number(value) : `${number(value)} (${number(low)} … ${number(high)})`
  }
  return (
    <section>
      <h2>{t('calibration:checks.agreement')}</h2>
      <p className="prose">{t('calibration:checks.agreementLead')}</p>
      <IntervalChart
        caption={t('calibration:checks.alphaChart')}
        unit={t('calibration:checks.alpha')}
        always={[0, 1]}
        rows={rows.flatMap(({ name, agreement: { alpha } }) => (alpha ? [{ key: name, label: name, ...alpha }] : []))}
      />
      <Table
        caption={t('calibration:checks.agreementCaption')}
        dense
        columns={[
          { key: 'criterion', title: t('calibration:criterion') },
          { key: 'alpha', title: t('calibration:checks.alpha'), numeric: true },
          { key: 'kappa', title: t('calibration:checks.kappa'), numeric: true },
          { key: 'single', title: t('calibration:checks.iccSingle'), numeric: true },
          { key: 'mean', title: t('calibration:checks.iccMean'), numeric: true },
        ]}
        rows={rows.map(({ name, agreement }) => ({
          key: name,
          cells: {
            criterion: name,
            alpha: show(agreement.alpha),
            kappa: show(agreement.kappa),
            single: show(agreement.single),
            mean: show(agreement.mean),
          },
        }))}
      />
    </section>
  )
}
