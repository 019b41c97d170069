import { lockContest } from '#db/queries/contest.server.ts'
import { lockReadingBatch, updateReadingBatch } from '#db/queries/reading-batch.server.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Leaves an offer of further readings; what was offered stays in the history. */
export async function declineReadings(
  ctx: Context,
  input: { contestId: string; runId: string },
): Promise<Outcome<null, 'unknown' | 'not-yours' | 'settled'>> {
  const account = accountOf(ctx.viewer)
  if (!account || !hasRole(ctx.viewer, 'organiser')) return refuse('not-yours')
  if (!isUuid(input.contestId) || !isUuid(input.runId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    const batch = contest && (await lockReadingBatch(tx, contest.id, input.runId))
    if (!contest || !batch) return refuse('unknown')
    if (batch.state !== 'offered') return refuse('settled')
    const settled = { settled_by: account, settled_at: ctx.now, given: null }
    await updateReadingBatch(tx, batch.run_id, { state: 'declined', ...settled })
    audit({
      action: 'readings.decline',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { runId: batch.run_id },
    })
    return ok(null)
  })
}
