import { insertConcernOpening } from '#db/queries/concern.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { lockReached } from './reached-concern.server.ts'

export const openingHours = 24

/**
 * Opens who the child behind a concern is, for one contact and one day. The reason is kept beside the opening, where
 * only contacts read it; the audit names the opening.
 */
export async function openChild(
  ctx: Context,
  input: { concernId: string; reason: string },
): Promise<Outcome<null, 'not-found' | 'closed' | 'withdrawn'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const concern = await lockReached(ctx, tx, input.concernId)
    const account = accountOf(ctx.viewer)
    if (!concern || !account) return refuse('not-found')
    if (concern.state !== 'open') return refuse('closed')
    if (concern.essay_state === 'withdrawn') return refuse('withdrawn')
    const id = ctx.random.uuid()
    const until = new Date(ctx.now.getTime() + openingHours * 3_600_000)
    await insertConcernOpening(tx, {
      id,
      concern_id: concern.id,
      account_id: account,
      reason: input.reason,
      opened_at: ctx.now,
      until,
    })
    audit({
      action: 'concern.open',
      subjectKind: 'concern',
      subjectId: concern.id,
      details: { opening: id, until: until.toISOString() },
    })
    return ok(null)
  })
}
