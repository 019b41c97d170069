import { deleteConcernNotes, insertConcernNote, updateConcern } from '#db/queries/concern.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { lockReached } from './reached-concern.server.ts'

/**
 * Adds what was done about a concern; with `close` it is the last word, and every opening of the child ends. Of a child
 * whose application was withdrawn meanwhile, nothing but the closed concern stays.
 */
export async function noteConcern(
  ctx: Context,
  input: { concernId: string; body: string; close: boolean },
): Promise<Outcome<null, 'not-found' | 'closed'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const concern = await lockReached(ctx, tx, input.concernId)
    const account = accountOf(ctx.viewer)
    if (!concern || !account) return refuse('not-found')
    if (concern.state !== 'open') return refuse('closed')
    const gone = input.close && concern.essay_state === 'withdrawn'
    if (gone) await deleteConcernNotes(tx, concern.id)
    else {
      await insertConcernNote(tx, {
        id: ctx.random.uuid(),
        concern_id: concern.id,
        account_id: account,
        body: input.body,
        written_at: ctx.now,
      })
    }
    if (input.close) {
      await updateConcern(tx, concern.id, {
        state: 'closed',
        closed_by: account,
        closed_at: ctx.now,
        ...(gone ? { note: '' } : {}),
      })
    }
    audit({
      action: input.close ? 'concern.close' : 'concern.note',
      subjectKind: 'concern',
      subjectId: concern.id,
    })
    return ok(null)
  })
}
