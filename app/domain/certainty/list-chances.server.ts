import { listChances, listOpenChances } from '#db/queries/certainty.server.ts'
import { findOpening } from '#db/queries/scoring.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { accountOf, type Context, hasRole } from '../context.ts'
import { mayTell } from './rules.ts'

export type OpenChance = {
  applicationId: string
  code: string
  district: string | null
  points: number
  se: number | null
  chance: number
  receives: boolean
}

/** Whom of a region chance could move across the cut, the most doubtful first. Empty while the viewer has not opened the join. */
export async function listDoubtful(
  ctx: Context,
  contest: { id: string; state: ContestState },
  runId: string,
  region: string,
): Promise<OpenChance[]> {
  const account = accountOf(ctx.viewer)
  if (!account || !mayTell(contest.state) || !(await findOpening(ctx.db, contest.id, account, ctx.now))) return []
  return (await listOpenChances(ctx.db, runId, region)).map(({ application_id, measure, ...row }) => ({
    applicationId: application_id,
    points: measure,
    ...row,
  }))
}

/** The chances of the applicants of a list, when they were computed from exactly its problem; by application. */
export async function chancesOfList(
  ctx: Context,
  contest: { id: string; state: ContestState },
  problemHash: string,
): Promise<{ chance: Map<string, number>; wrong: number } | null> {
  if (!hasRole(ctx.viewer, 'organiser') || !mayTell(contest.state)) return null
  const rows = await listChances(ctx.db, contest.id, problemHash)
  if (rows.length === 0) return null
  return {
    chance: new Map(rows.map(({ application_id, chance }) => [application_id, chance])),
    wrong: rows.reduce((sum, { receives, chance }) => sum + (receives ? 1 - chance : 0), 0),
  }
}
