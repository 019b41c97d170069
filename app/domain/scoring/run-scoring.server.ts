import { weightedMeans } from '#app/core/scoring/weighted-mean.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { countReviewsPerEssay, findLatestScoringRun, insertScoringRun } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { programVersion } from '../program-version.ts'
import { inTransaction } from '../transaction.server.ts'
import { gatherScores } from './gather-scores.server.ts'
import type { ScoringSummary } from './rules.ts'

/**
 * Computes the weighted mean of the submitted reviews of every essay and keeps it as an immutable run.
 * The same scores give the run that is already there. Only once the reviewing is over.
 */
export async function runScoring(
  ctx: Context,
  contestId: string,
): Promise<Outcome<{ runId: string; made: boolean }, 'unknown' | 'not-decided' | 'no-scores'>> {
  const account = accountOf(ctx.viewer)
  if (!account) throw new Error('a scoring run is made by somebody who is signed in')
  if (!isUuid(contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('unknown')
    if (contest.state !== 'decided') return refuse('not-decided')
    const input = await gatherScores(tx, contestId)
    const means = weightedMeans(input.criteria, input.reviews)
    if (means.length === 0) return refuse('no-scores')
    const latest = await findLatestScoringRun(tx, contestId)
    if (latest?.input_hash === input.hash && latest.program_version === programVersion) {
      return ok({ runId: latest.id, made: false })
    }
    const spread = await countReviewsPerEssay(tx, contestId)
    const summary: ScoringSummary = {
      planned: contest.reviews_per_essay,
      essays: means.length,
      reviews: means.reduce((sum, { reviews }) => sum + reviews, 0),
      fewer: means.filter(({ reviews }) => reviews < contest.reviews_per_essay).length,
      unscored: spread.find(({ reviews }) => reviews === 0)?.essays ?? 0,
    }
    const runId = ctx.random.uuid()
    await insertScoringRun(
      tx,
      {
        id: runId,
        contest_id: contestId,
        method: 'weighted-mean',
        input_hash: input.hash,
        program_version: programVersion,
        created_by: account,
        created_at: ctx.now,
        summary: JSON.stringify(summary),
      },
      means.map(({ essay, points, reviews }) => ({ essay_id: essay, measure: points, reviews })),
    )
    audit({
      action: 'scoring.run',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId, method: 'weighted-mean', inputHash: input.hash, ...summary },
    })
    return ok({ runId, made: true })
  })
}
