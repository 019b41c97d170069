import { listContests } from '../contest/list-contests.server.ts'
import type { Context, Locale } from '../context.ts'
import { listRegionTotals } from './list-region-totals.server.ts'

/** The announced contests with recipients in the viewer's own regions. */
export async function listPublishedWork(ctx: Context, locale: Locale) {
  const contests = (await listContests(ctx, locale)).filter(({ state }) => state === 'announced')
  const work = await Promise.all(
    contests.map(async ({ id, title }) => {
      const totals = await listRegionTotals(ctx, id)
      return { id, title, recipients: (totals?.regions ?? []).reduce((sum, { recipients }) => sum + recipients, 0) }
    }),
  )
  return work.filter(({ recipients }) => recipients > 0)
}
