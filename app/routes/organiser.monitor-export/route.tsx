import type { LoaderFunctionArgs } from '@remix-run/node'
import { getMonitor } from '#app/domain/monitor/get-monitor.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { csvOf } from '#app/http/csv.server.ts'

/** The progress of each juror as a table for spreadsheets; by number while scores come in. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const monitor = await getMonitor(ctx.domain, args.params.contestId ?? '')
  if (!monitor) return notFound()
  const { t } = ctx
  const named = monitor.readers.some(({ name }) => name !== null)
  const body = csvOf([
    [
      t('monitor:csv.number'),
      ...(named ? [t('jury:organiser.juror.title')] : []),
      t('jury:organiser.juror.state'),
      t('jury:organiser.juror.languages'),
      t('jury:organiser.juror.done'),
      t('monitor:readers.left'),
      t('monitor:readers.drafts'),
      t('monitor:readers.room'),
      t('monitor:readers.last'),
    ],
    ...monitor.readers.map((reader) => [
      reader.number,
      ...(named ? [reader.name ?? ''] : []),
      reader.standing === 'paused'
        ? t('monitor:standing.paused', { until: reader.pausedUntil ?? '' })
        : t(`monitor:standing.${reader.standing}`),
      reader.languages.join(' '),
      reader.done,
      reader.open,
      reader.drafts,
      reader.room,
      reader.lastOn ?? '',
    ]),
  ])
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="qarmaq-jury-${monitor.contest.slug}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
