import { insertChances, lockCertaintyRun, updateCertaintyRun } from '#db/queries/certainty.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { insertReadingBatch } from '#db/queries/reading-batch.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import type { BegunRun } from './begin-certainty.server.ts'
import type { Failure } from './certainty.ts'
import type { ComputedCertainty } from './compute-certainty.server.ts'
import { mayOffer } from './rules.ts'

/** Stores what was computed, or why it could not be, unless somebody else was faster; readings are offered in review alone. */
export async function finishCertainty(
  ctx: Context,
  { runId, contestId }: BegunRun,
  outcome: Outcome<ComputedCertainty, Failure>,
): Promise<Outcome<null, 'gone'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    const run = await lockCertaintyRun(tx, runId)
    if (!contest || run?.state !== 'queued') return refuse('gone')
    const subject = { subjectKind: 'contest', subjectId: contestId }
    if (!outcome.ok) {
      await updateCertaintyRun(tx, runId, { state: 'failed', failure: outcome.reason, finished_at: ctx.now })
      audit({ ...subject, action: 'certainty.fail', details: { runId, failure: outcome.reason } })
      return ok(null)
    }
    const { inputHash, problemHash, result, chances, readings } = outcome.value
    await updateCertaintyRun(tx, runId, {
      state: 'done',
      input_hash: inputHash,
      problem_hash: problemHash,
      finished_at: ctx.now,
      result: JSON.stringify(result),
    })
    await insertChances(
      tx,
      chances.map(({ essayId, ...chance }) => ({ run_id: runId, essay_id: essayId, ...chance })),
    )
    const offered = mayOffer(contest.state) ? readings : []
    if (offered.length > 0) {
      await insertReadingBatch(
        tx,
        { runId, contestId, now: ctx.now },
        offered.map(({ essayId, gain, mended }, at) => ({ essay_id: essayId, position: at + 1, gain, mended })),
      )
    }
    audit({ ...subject, action: 'certainty.run', details: { runId, inputHash, problemHash, offered: offered.length } })
    return ok(null)
  })
}
