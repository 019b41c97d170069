import {
  countMeasuresByRegion,
  countReviewsPerEssay,
  findLatestScoringRun,
  findOpening,
} from '#db/queries/scoring.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { accountOf, type Context } from '../context.ts'
import { gatherScores } from './gather-scores.server.ts'
import { mayJoin, type ScoringSummary } from './rules.ts'

export type Scoring = {
  /** essays by number of submitted reviews: without author and juror */
  progress: { reviews: number; essays: number }[]
  run: { id: string; createdAt: Date; inputHash: string; programVersion: string; summary: ScoringSummary } | null
  /** the reviews have changed since the run */
  stale: boolean
  /** whether this viewer has said what for results are looked at beside codes */
  opened: boolean
  /** ranked applications by region; empty while the join is closed */
  regions: { region: string; applications: number }[]
}

/** How far scoring is, and, after the decision, what run there is. */
export async function getScoring(ctx: Context, contest: { id: string; state: ContestState }): Promise<Scoring> {
  const account = accountOf(ctx.viewer)
  const progress = await countReviewsPerEssay(ctx.db, contest.id)
  if (!mayJoin(contest.state)) return { progress, run: null, stale: false, opened: false, regions: [] }
  const latest = await findLatestScoringRun(ctx.db, contest.id)
  const opened = account !== null && (await findOpening(ctx.db, contest.id, account)) !== undefined
  if (!latest) return { progress, run: null, stale: false, opened, regions: [] }
  const { hash } = await gatherScores(ctx.db, contest.id)
  const counted = opened ? await countMeasuresByRegion(ctx.db, latest.id) : []
  return {
    progress,
    run: {
      id: latest.id,
      createdAt: latest.created_at,
      inputHash: latest.input_hash,
      programVersion: latest.program_version,
      summary: latest.summary as ScoringSummary,
    },
    stale: hash !== latest.input_hash,
    opened,
    regions: counted.flatMap(({ region, applications }) => (region ? [{ region, applications }] : [])),
  }
}
