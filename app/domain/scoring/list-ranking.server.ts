import { competitionRanks } from '#app/core/scoring/rank.ts'
import { findOpening, listMeasuresByApplication } from '#db/queries/scoring.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { accountOf, type Context } from '../context.ts'
import { mayJoin } from './rules.ts'

export type RankedApplication = {
  applicationId: string
  code: string
  district: string | null
  rank: number
  tied: boolean
  points: number
  /** standard error of the points; null when it cannot be told */
  se: number | null
  /** the plain mean, and the place by it */
  raw: number
  rawRank: number
  reviews: number
}

/** One region's applications by points, equal points sharing a rank. Empty without an opening of the join by this viewer that is in force. */
export async function listRanking(
  ctx: Context,
  contest: { id: string; state: ContestState },
  runId: string,
  region: string,
): Promise<RankedApplication[]> {
  const account = accountOf(ctx.viewer)
  if (!account || !mayJoin(contest.state) || !(await findOpening(ctx.db, contest.id, account, ctx.now))) return []
  const rows = await listMeasuresByApplication(ctx.db, runId, region)
  const ranks = competitionRanks(rows.map(({ measure }) => measure))
  const raw = rows.map((row) => row.raw ?? row.measure)
  const rawRanks = competitionRanks(raw)
  return rows.map((row, index) => ({
    applicationId: row.id,
    code: row.code,
    district: row.district,
    rank: ranks[index]?.rank ?? 0,
    tied: ranks[index]?.tied ?? false,
    points: row.measure,
    se: row.se,
    raw: raw[index] ?? row.measure,
    rawRank: rawRanks[index]?.rank ?? 0,
    reviews: row.reviews,
  }))
}
