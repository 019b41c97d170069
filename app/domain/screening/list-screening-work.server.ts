import { countQueueParts } from '#db/queries/screening.server.ts'
import { listContests } from '../contest/list-contests.server.ts'
import type { Context, Locale } from '../context.ts'
import { mayScreen, screenedRegions } from './rules.ts'

/** The contests whose applications can be screened, with how many of the viewer's own regions wait. */
export async function listScreeningWork(ctx: Context, locale: Locale) {
  const contests = (await listContests(ctx, locale)).filter(mayScreen)
  return Promise.all(
    contests.map(async ({ id, title }) => {
      const parts = await countQueueParts(ctx.db, id, screenedRegions(ctx.viewer))
      return { id, title, waiting: parts.check, texts: parts.text }
    }),
  )
}
