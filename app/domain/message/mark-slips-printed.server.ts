import { updateSlipsPrinted } from '#db/queries/message.server.ts'
import { type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Ticks off slips that are on paper now. */
export async function markSlipsPrinted(
  ctx: Context,
  input: { contestId: string; messageIds: readonly string[] },
): Promise<Outcome<{ slips: number }, 'nothing'>> {
  const ids = input.messageIds.filter(isUuid)
  if (!isUuid(input.contestId) || ids.length === 0 || !hasRole(ctx.viewer, 'organiser')) return refuse('nothing')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const slips = await updateSlipsPrinted(tx, input.contestId, ids, ctx.now)
    if (slips === 0) return refuse('nothing')
    audit({ action: 'message.print', subjectKind: 'contest', subjectId: input.contestId, details: { slips } })
    return ok({ slips })
  })
}
