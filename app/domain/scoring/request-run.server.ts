import { lockContest } from '#db/queries/contest.server.ts'
import { countReviewsPerEssay } from '#db/queries/scoring.server.ts'
import {
  findOpenScoringRun,
  findScoringRunOf,
  insertScoringRun,
  updateScoringRun,
} from '#db/queries/scoring-run.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { programVersion } from '../program-version.ts'
import { inTransaction } from '../transaction.server.ts'
import { hashInput, runOptions } from './hash-input.server.ts'
import { mayCalibrate, type ScoringSummary } from './rules.ts'

/**
 * Asks for a calibration run of the reviews as they stand; it is computed beside the requests. The same input and
 * version give the run that is there already, done or on its way; a run of an earlier input that is still on its way
 * is given up for this one.
 */
export async function requestRun(
  ctx: Context,
  contestId: string,
): Promise<Outcome<{ runId: string; made: boolean }, 'unknown' | 'not-decided' | 'no-scores'>> {
  const account = accountOf(ctx.viewer)
  if (!account) throw new Error('a scoring run is asked for by somebody who is signed in')
  if (!isUuid(contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('unknown')
    if (!mayCalibrate(contest.state)) return refuse('not-decided')
    const { hash, reviews } = await hashInput(tx, contestId)
    if (reviews === 0) return refuse('no-scores')
    const same = await findScoringRunOf(tx, { contestId, inputHash: hash, version: programVersion })
    if (same) return ok({ runId: same.id, made: false })
    const open = await findOpenScoringRun(tx, contestId)
    if (open) await updateScoringRun(tx, open.id, { state: 'cancelled', finished_at: ctx.now })
    const spread = await countReviewsPerEssay(tx, contestId)
    const reviewed = spread.filter((row) => row.reviews > 0)
    const sum = (rows: typeof spread) => rows.reduce((total, { essays }) => total + essays, 0)
    const summary: ScoringSummary = {
      planned: contest.reviews_per_essay,
      essays: sum(reviewed),
      reviews,
      fewer: sum(reviewed.filter((row) => row.reviews < contest.reviews_per_essay)),
      unscored: sum(spread.filter((row) => row.reviews === 0)),
    }
    const runId = ctx.random.uuid()
    await insertScoringRun(tx, {
      id: runId,
      contest_id: contestId,
      method: 'linear',
      input_hash: hash,
      program_version: programVersion,
      created_by: account,
      created_at: ctx.now,
      summary: JSON.stringify(summary),
      state: 'queued',
      progress: 0,
      // From the input: whoever computes it anew draws the same bootstrap.
      seed: hash.slice(0, 32),
      options: JSON.stringify(runOptions),
    })
    audit({
      action: 'scoring.request',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId, inputHash: hash, ...summary },
    })
    return ok({ runId, made: true })
  })
}
