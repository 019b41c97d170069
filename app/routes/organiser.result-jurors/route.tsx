import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { observationsOf } from '#app/domain/scoring/observations.ts'
import { allow } from '#app/http/allow.server.ts'
import { calibratedContest } from '#app/http/calibrated-contest.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { IntervalChart } from '#app/ui/chart/interval-chart.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResultPage } from '#app/ui/result-page.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { head, found } = await calibratedContest(ctx, args.params)
  const jurors = (found?.jurors ?? [])
    .map(({ number, name, reviews, severity, se, report }) => ({
      number,
      name,
      reviews,
      severity,
      se,
      fit: report.fit,
      halo: report.halo,
      drift: report.drift?.value ?? null,
      observations: observationsOf(report),
    }))
    .sort((a, b) => b.severity - a.severity)
  return { title: ctx.t('calibration:jurors.title'), head, jurors, found: found !== null, stale: found?.stale ?? false }
}

export default function ResultJurors() {
  const { head, jurors, found, stale } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const figure = (value: number | null, digits = 1) => (value === null ? '–' : formatNumber(locale, value, digits))
  return (
    <ResultPage head={head} current="jurors" found={found} stale={stale}>
      <IntervalChart
        caption={t('calibration:jurors.chart')}
        unit={t('calibration:jurors.unit')}
        reference={0}
        labelShare={0.16}
        rows={jurors.map(({ number, severity, se }) => ({
          key: String(number),
          label: `№ ${number}`,
          value: severity,
          low: se === null ? null : severity - 1.96 * se,
          high: se === null ? null : severity + 1.96 * se,
        }))}
      />
      <Table
        caption={t('calibration:jurors.caption')}
        dense
        columns={[
          { key: 'juror', title: t('calibration:jurors.juror') },
          { key: 'reviews', title: t('calibration:jurors.reviews'), numeric: true },
          { key: 'severity', title: t('calibration:jurors.severity'), numeric: true },
          { key: 'margin', title: t('calibration:margin'), numeric: true },
          { key: 'fit', title: t('calibration:jurors.fit'), numeric: true },
          { key: 'halo', title: t('calibration:jurors.halo'), numeric: true },
          { key: 'drift', title: t('calibration:jurors.drift'), numeric: true },
          { key: 'seen', title: t('calibration:jurors.seen') },
        ]}
        rows={jurors.map((row) => ({
          key: String(row.number),
          cells: {
            juror: row.name === null ? `№ ${row.number}` : `№ ${row.number} · ${row.name}`,
            reviews: row.reviews,
            severity: figure(row.severity),
            margin: row.se === null ? '–' : figure(1.96 * row.se),
            fit: figure(row.fit, 2),
            halo: figure(row.halo, 2),
            drift: figure(row.drift),
            seen: row.observations.map((seen) => t(`calibration:jurors.observation.${seen}`)).join(' '),
          },
        }))}
      />
      <section className="prose">
        <h2>{t('calibration:jurors.how.title')}</h2>
        {(['severity', 'fit', 'halo', 'drift', 'people'] as const).map((part) => (
          <p key={part}>{t(`calibration:jurors.how.${part}`)}</p>
        ))}
      </section>
    </ResultPage>
  )
}
