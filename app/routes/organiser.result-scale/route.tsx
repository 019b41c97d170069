import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countLevels } from '#app/domain/scoring/count-levels.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { calibratedContest } from '#app/http/calibrated-contest.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { WrightMap } from '#app/ui/chart/wright-map.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResultPage } from '#app/ui/result-page.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contest, head, found } = await calibratedContest(ctx, args.params)
  const nameOf = (id: string) => {
    const names = contest.criteria.find((criterion) => criterion.id === id)?.names
    return names ? names[ctx.locale] || names.kk : ''
  }
  return {
    title: ctx.t('calibration:scale.title'),
    head,
    found: found !== null,
    stale: found?.stale ?? false,
    second: found?.result.rasch ?? null,
    essays: found?.result.rasch ? await countLevels(ctx.domain, found.run.id) : [],
    jurors: (found?.jurors ?? []).map(({ number, logit, logitSe }) => ({ number, logit, logitSe })),
    criteria: (found?.result.criteria ?? []).map(({ id, ...row }) => ({ ...row, name: nameOf(id) })),
  }
}

export default function ResultScale() {
  const { head, found, stale, second, essays, jurors, criteria } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(locale, value, 2))
  const level = second?.level ?? 0
  const margin = (se: number | null) => (se === null ? '–' : figure(1.96 * se))
  return (
    <ResultPage head={head} current="scale" found={found} stale={stale}>
      {second === null ? (
        <p>{t('calibration:scale.alike')}</p>
      ) : (
        <WrightMap
          caption={t('calibration:scale.chart')}
          titles={{
            essays: t('calibration:scale.essays'),
            jurors: t('calibration:scale.jurors'),
            criteria: t('calibration:scale.criteria'),
            unit: t('calibration:scale.unit'),
          }}
          essays={essays}
          jurors={jurors.flatMap(({ number, logit }) => (logit === null ? [] : [{ label: `${number}`, at: logit }]))}
          criteria={criteria.flatMap(({ logit }, index) =>
            logit === null ? [] : [{ label: `${index + 1}`, at: logit + level }],
          )}
        />
      )}
      {second && !second.converged ? (
        <Notification tone="warn">{t('calibration:checks.note.not-converged')}</Notification>
      ) : null}
      <Table
        caption={t('calibration:scale.criteriaCaption')}
        dense
        columns={[
          { key: 'criterion', title: t('calibration:criterion') },
          { key: 'mean', title: t('calibration:scale.mean'), numeric: true },
          { key: 'logit', title: t('calibration:scale.difficulty'), numeric: true },
          { key: 'margin', title: t('calibration:margin'), numeric: true },
          { key: 'infit', title: t('calibration:scale.infit'), numeric: true },
          { key: 'outfit', title: t('calibration:scale.outfit'), numeric: true },
        ]}
        rows={criteria.map((row, index) => ({
          key: String(index),
          cells: {
            criterion: `${index + 1}. ${row.name}`,
            mean: figure(row.mean),
            logit: figure(row.logit),
            margin: margin(row.logitSe),
            infit: figure(row.infit),
            outfit: figure(row.outfit),
          },
        }))}
      />
      <p className="prose">{t('calibration:scale.fit')}</p>
      <Table
        caption={t('calibration:scale.jurorsCaption')}
        dense
        columns={[
          { key: 'juror', title: t('calibration:jurors.juror') },
          { key: 'logit', title: t('calibration:scale.severity'), numeric: true },
          { key: 'margin', title: t('calibration:margin'), numeric: true },
        ]}
        rows={jurors.map(({ number, logit, logitSe }) => ({
          key: String(number),
          cells: { juror: `№ ${number}`, logit: figure(logit), margin: margin(logitSe) },
        }))}
      />
      <Table
        caption={t('calibration:scale.essaysCaption')}
        dense
        columns={[
          { key: 'at', title: t('calibration:scale.unit') },
          { key: 'count', title: t('calibration:scale.essays'), numeric: true },
        ]}
        rows={essays.map(({ at, count }) => ({ key: String(at), cells: { at: figure(at), count } }))}
      />
    </ResultPage>
  )
}
