import { listContests, listContestTexts } from '#db/queries/contest.server.ts'
import { textsOf } from '../contest/assemble-contest.server.ts'
import { contestTitle } from '../contest/present.ts'
import { isOpenAt } from '../contest/rules.ts'
import type { Context, Locale } from '../context.ts'
import type { Application } from './application.ts'

/** The contests that are open now, to which a kept essay may be carried. */
export async function openForKept(
  ctx: Context,
  { contestId }: Pick<Application, 'contestId'>,
  locale: Locale,
): Promise<{ slug: string; title: string }[]> {
  const open = (await listContests(ctx.db)).filter(
    (row) =>
      row.id !== contestId && isOpenAt({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at }, ctx.now),
  )
  const texts = await listContestTexts(
    ctx.db,
    open.map(({ id }) => id),
  )
  return open.map(({ id, slug }) => ({ slug, title: contestTitle({ slug, texts: textsOf(texts, id) }, locale) }))
}
