import { deleteAccountPartner, lockPartner } from '#db/queries/partner.server.ts'
import { type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Ends one person's work for a partner: from the next request on its children are none of theirs. */
export async function removeColleague(
  ctx: Context,
  input: { partnerId: string; accountId: string },
): Promise<Outcome<null, 'not-found' | 'forbidden'>> {
  if (!hasRole(ctx.viewer, 'organiser')) return refuse('forbidden')
  if (!isUuid(input.partnerId) || !isUuid(input.accountId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, 'not-found'>> => {
    if (!(await lockPartner(tx, input.partnerId))) return refuse('not-found')
    if (await deleteAccountPartner(tx, input.partnerId, input.accountId)) {
      audit({
        action: 'partner.leave',
        subjectKind: 'partner',
        subjectId: input.partnerId,
        details: { account: input.accountId },
      })
    }
    return ok(null)
  })
}
