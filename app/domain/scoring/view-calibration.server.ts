import { listJurorPeople } from '#db/queries/juror.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, hasRole } from '../context.ts'
import { jurorView } from '../jury/rules.ts'
import { type Calibration, getCalibration } from './get-calibration.server.ts'
import { isScoringStale } from './hash-input.server.ts'
import { mayJoin } from './rules.ts'

export type CalibrationView = Omit<Calibration, 'jurors'> & {
  /** the reviews have changed since */
  stale: boolean
  /** without ids; the name once it may stand beside scores */
  jurors: (Omit<Calibration['jurors'][number], 'jurorId'> & { name: string | null })[]
}

/** The calibration as an organiser may see it: nothing at all while a juror can still score. */
export async function viewCalibration(
  ctx: Context,
  contest: { id: string; state: ContestState },
): Promise<CalibrationView | null> {
  if (!hasRole(ctx.viewer, 'organiser') || !mayJoin(contest.state)) return null
  const found = await getCalibration(ctx, contest.id)
  if (!found) return null
  const named = jurorView(contest.state) === 'both'
  const people = new Map((named ? await listJurorPeople(ctx.db, contest.id) : []).map((one) => [one.id, one]))
  const stale =
    contest.state === 'decided' &&
    (await isScoringStale(ctx.db, { contest_id: contest.id, input_hash: found.run.inputHash }))
  return {
    ...found,
    stale,
    jurors: found.jurors.map(({ jurorId, ...juror }) => ({
      ...juror,
      name: people.get(jurorId)?.display_name ?? null,
    })),
  }
}
