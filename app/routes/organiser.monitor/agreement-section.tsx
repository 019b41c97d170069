import type { AgreementFigure } from '#app/domain/monitor/agreement-so-far.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = {
  essays: number
  jurors: number
  figures: { criteria: (AgreementFigure & { id: string; name: string })[]; total: AgreementFigure } | null
}

/** How far jurors agree in what is handed in so far. */
export function AgreementSection({ essays, jurors, figures }: Props) {
  const { t, locale } = useTranslate()
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const row = (key: string, name: string, { alpha, interval }: AgreementFigure) => ({
    key,
    cells: {
      criterion: name,
      alpha: alpha === null ? '–' : format.format(alpha),
      interval: interval ? `${format.format(interval[0])} … ${format.format(interval[1])}` : '–',
    },
  })
  return (
    <section>
      <h2>{t('monitor:agreement.title')}</h2>
      {figures === null ? (
        <p>{t('monitor:agreement.silent')}</p>
      ) : (
        <>
          <p>{t('monitor:agreement.lead', { essays, jurors })}</p>
          <Table
            caption={t('monitor:agreement.title')}
            captionHidden
            columns={[
              { key: 'criterion', title: t('monitor:agreement.criterion') },
              { key: 'alpha', title: t('monitor:agreement.alpha'), numeric: true },
              { key: 'interval', title: t('monitor:agreement.interval'), numeric: true },
            ]}
            rows={[
              ...figures.criteria.map((figure) => row(figure.id, figure.name, figure)),
              row('total', t('monitor:agreement.total'), figures.total),
            ]}
          />
          <Details summary={t('monitor:agreement.how')}>{t('monitor:agreement.howBody')}</Details>
        </>
      )}
    </section>
  )
}
