import {
  countMeasuresByRegion,
  countReviewsPerEssay,
  findLatestScoringRun,
  findOpening,
} from '#db/queries/scoring.server.ts'
import { findNewestScoringRun } from '#db/queries/scoring-run.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { accountOf, type Context } from '../context.ts'
import { isScoringStale } from './hash-input.server.ts'
import { mayJoin, type RunState, type RunStep, type ScoringSummary } from './rules.ts'

export type Scoring = {
  /** essays by number of submitted reviews: without author and juror */
  progress: { reviews: number; essays: number }[]
  /** the run that ranks */
  run: {
    id: string
    createdAt: Date
    inputHash: string
    programVersion: string
    /** corrected for severity; false for the plain means of earlier versions */
    calibrated: boolean
    summary: ScoringSummary
  } | null
  /** the newest run when it is not that one */
  pending: {
    id: string
    state: RunState
    progress: number
    step: RunStep | null
    failure: 'changed' | 'broke-off' | 'no-scores' | null
  } | null
  /** the reviews have changed since the run */
  stale: boolean
  /** until when results stand beside codes for this viewer, who said what for; null while the join is closed */
  openUntil: Date | null
  /** ranked applications by region; empty while the join is closed */
  regions: { region: string; applications: number }[]
}

/** How far scoring is, and, after the decision, what runs there are. */
export async function getScoring(ctx: Context, contest: { id: string; state: ContestState }): Promise<Scoring> {
  const account = accountOf(ctx.viewer)
  const progress = await countReviewsPerEssay(ctx.db, contest.id)
  const none = { progress, run: null, pending: null, stale: false, openUntil: null, regions: [] }
  if (!mayJoin(contest.state)) return none
  const newest = await findNewestScoringRun(ctx.db, contest.id)
  if (!newest) return none
  const latest = newest.state === 'done' ? newest : await findLatestScoringRun(ctx.db, contest.id)
  const opening = account === null ? undefined : await findOpening(ctx.db, contest.id, account, ctx.now)
  const counted = opening && latest ? await countMeasuresByRegion(ctx.db, latest.id) : []
  return {
    progress,
    run: latest
      ? {
          id: latest.id,
          createdAt: latest.created_at,
          inputHash: latest.input_hash,
          programVersion: latest.program_version,
          calibrated: latest.method !== 'weighted-mean',
          summary: latest.summary as ScoringSummary,
        }
      : null,
    pending: newest.state === 'done' ? null : presentPending(newest),
    // Afterwards nothing is computed anew, and the runs of before the calibration were hashed in another way.
    stale: latest !== undefined && contest.state === 'decided' && (await isScoringStale(ctx.db, latest)),
    openUntil: opening?.until ?? null,
    regions: counted.flatMap(({ region, applications }) => (region ? [{ region, applications }] : [])),
  }
}

function presentPending({ id, state, progress, step, failure }: NonNullable<Scoring['pending']>) {
  return { id, state, progress, step, failure }
}
