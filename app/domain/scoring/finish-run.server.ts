import { insertScoringResults, lockScoringRun, updateScoringRun } from '#db/queries/scoring-run.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import type { Computed } from './calibration.ts'
import type { ClaimedRun } from './claim-run.server.ts'

/** Stores what was computed, or why it was not, unless the run was cancelled or taken over meanwhile. */
export async function finishRun(
  ctx: Context,
  run: ClaimedRun,
  outcome: { ok: true; value: Computed } | { ok: false; reason: 'gone' | 'changed' | 'no-scores' },
): Promise<Outcome<null, 'gone'>> {
  if (!outcome.ok && outcome.reason === 'gone') return refuse('gone')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const row = await lockScoringRun(tx, run.runId)
    if (row?.state !== 'running' || row.attempts !== run.attempt) return refuse('gone')
    const details = { runId: run.runId, inputHash: run.inputHash }
    const subject = { subjectKind: 'contest', subjectId: run.contestId }
    if (!outcome.ok) {
      const failure = outcome.reason === 'changed' ? 'changed' : 'no-scores'
      await updateScoringRun(tx, run.runId, { state: 'failed', failure, finished_at: ctx.now })
      audit({ ...subject, action: 'scoring.fail', details: { ...details, failure } })
      return ok(null)
    }
    const { result, essays, jurors } = outcome.value
    await insertScoringResults(
      tx,
      essays.map(({ essayId, totalSe, logitSe, ...rest }) => ({
        run_id: run.runId,
        essay_id: essayId,
        total_se: totalSe,
        logit_se: logitSe,
        ...rest,
      })),
      jurors.map(({ jurorId, logitSe, report, ...rest }) => ({
        run_id: run.runId,
        juror_id: jurorId,
        logit_se: logitSe,
        report: JSON.stringify(report),
        ...rest,
      })),
    )
    await updateScoringRun(tx, run.runId, {
      state: 'done',
      progress: 100,
      finished_at: ctx.now,
      result: JSON.stringify(result),
    })
    audit({ ...subject, action: 'scoring.run', details: { ...details, essays: essays.length, jurors: jurors.length } })
    return ok(null)
  })
}
