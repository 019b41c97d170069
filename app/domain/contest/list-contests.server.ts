import {
  countSubmittedByContest,
  listContests as listContestRows,
  listContestTexts,
} from '#db/queries/contest.server.ts'
import type { Context, Locale } from '../context.ts'
import { textsOf } from './assemble-contest.server.ts'
import type { ContestState } from './contest.ts'
import { contestTitle } from './present.ts'
import { type PublicPhase, publicPhase } from './rules.ts'

export type ListedContest = {
  id: string
  slug: string
  title: string
  state: ContestState
  phase: PublicPhase
  opensAt: string | null
  closesAt: string | null
  submitted: number
}

/** Every contest, newest first, for organisers. */
export async function listContests(ctx: Context, locale: Locale): Promise<ListedContest[]> {
  const rows = await listContestRows(ctx.db)
  const ids = rows.map((row) => row.id)
  const texts = await listContestTexts(ctx.db, ids)
  const submitted = new Map((await countSubmittedByContest(ctx.db, ids)).map((row) => [row.contest_id, row.submitted]))
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: contestTitle({ slug: row.slug, texts: textsOf(texts, row.id) }, locale),
    state: row.state,
    phase: publicPhase({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at }, ctx.now),
    opensAt: row.opens_at?.toISOString() ?? null,
    closesAt: row.closes_at?.toISOString() ?? null,
    submitted: submitted.get(row.id) ?? 0,
  }))
}
