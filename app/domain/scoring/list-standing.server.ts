import { rankIntervals } from '#app/core/scoring/rank-interval.ts'
import { listQuotas } from '#db/queries/allocation-rule.server.ts'
import type { ContestState } from '../contest/contest.ts'
import type { Context } from '../context.ts'
import { listRanking, type RankedApplication } from './list-ranking.server.ts'

export type StandingRow = RankedApplication & {
  /** between which places of the region the essay's true level may lie */
  best: number
  worst: number
  /** above the cut by corrected points alone, or by the plain mean alone */
  change: 'in' | 'out' | null
  /** the cut lies between its best and its worst place */
  open: boolean
}

export type Standing = { cut: number | null; rows: StandingRow[] }

/**
 * One region's applications with the uncertainty of their places, and who would be on which side of the cut by the plain
 * means. The cut is the region's quota of devices: priority groups and earmarks come afterwards, in the
 * allocation. Empty without an opening of the join that is in force.
 */
export async function listStanding(
  ctx: Context,
  contest: { id: string; state: ContestState },
  runId: string,
  region: string,
): Promise<Standing> {
  const ranking = await listRanking(ctx, contest, runId, region)
  const quotas = await listQuotas(ctx.db, contest.id)
  const devices = quotas.find(({ node }) => node === region)?.devices ?? 0
  const cut = devices > 0 && devices < ranking.length ? devices : null
  const places = rankIntervals(
    ranking.map(({ points }) => points),
    ranking.map(({ se }) => se ?? Number.NaN),
  )
  return {
    cut,
    rows: ranking.map((row, index) => {
      const { best, worst } = places[index] ?? { best: row.rank, worst: row.rank }
      const [now, raw] = cut === null ? [false, false] : [row.rank <= cut, row.rawRank <= cut]
      return {
        ...row,
        best,
        worst,
        change: now === raw ? null : now ? 'in' : 'out',
        open: cut !== null && best <= cut && worst > cut,
      }
    }),
  }
}
