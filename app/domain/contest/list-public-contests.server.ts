import { listContests, listContestTexts } from '#db/queries/contest.server.ts'
import type { Context, Locale } from '../context.ts'
import { textsOf } from './assemble-contest.server.ts'
import { contestTitle } from './present.ts'
import { isPublic, type PublicPhase, publicPhase } from './rules.ts'

export type PublicContestRow = {
  slug: string
  title: string
  phase: PublicPhase
  opensAt: Date | null
  closesAt: Date | null
}

/** Every contest that visitors may know of: those that can be applied to first. */
export async function listPublicContests(ctx: Context, locale: Locale): Promise<PublicContestRow[]> {
  const rows = (await listContests(ctx.db)).filter(isPublic)
  const texts = await listContestTexts(
    ctx.db,
    rows.map((row) => row.id),
  )
  const contests = rows.map((row) => ({
    slug: row.slug,
    title: contestTitle({ slug: row.slug, texts: textsOf(texts, row.id) }, locale),
    phase: publicPhase({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at }, ctx.now),
    opensAt: row.opens_at,
    closesAt: row.closes_at,
  }))
  const order: PublicPhase[] = ['open', 'soon', 'judging', 'announced']
  // Where applying is possible the nearest deadline comes first; the others stay newest first.
  const deadline = ({ phase, closesAt }: PublicContestRow) => (phase === 'open' ? (closesAt?.getTime() ?? 0) : 0)
  return contests.sort((a, b) => order.indexOf(a.phase) - order.indexOf(b.phase) || deadline(a) - deadline(b))
}
