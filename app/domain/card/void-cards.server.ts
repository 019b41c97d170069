import { lockBatch, updateAccountsDisabled, updateBatchVoided, updateCardsVoided } from '#db/queries/card.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayHandleBatch } from './rules.ts'

/**
 * Voids the cards of a batch that nobody has used yet, or one of them by its number: a sheet that was lost, a card that
 * was torn. Used cards stay: a child's access is changed by `recoverAccess` alone.
 */
export async function voidCards(
  ctx: Context,
  input: { batchId: string; number: number | null },
): Promise<Outcome<{ cards: number }, 'not-found' | 'nothing'>> {
  if (!isUuid(input.batchId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const batch = await lockBatch(tx, input.batchId)
    if (!batch || !mayHandleBatch(ctx.viewer, batch.partner_id)) return refuse('not-found')
    const accountIds = await updateCardsVoided(tx, batch.id, input.number, ctx.now)
    if (accountIds.length === 0) return refuse('nothing')
    await updateAccountsDisabled(tx, accountIds, ctx.now)
    if (input.number === null) await updateBatchVoided(tx, batch.id, ctx.now)
    audit({
      action: 'card.void',
      subjectKind: 'card-batch',
      subjectId: batch.id,
      details: { cards: accountIds.length, ...(input.number === null ? {} : { number: input.number }) },
    })
    return ok({ cards: accountIds.length })
  })
}
