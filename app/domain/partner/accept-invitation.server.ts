import { findAccountByEmail, insertAccount, insertAccountRoles, listRoles } from '#db/queries/account.server.ts'
import { lockInvitation, updateInvitationAccepted } from '#db/queries/invitation.server.ts'
import { insertAccountPartner, lockPartner } from '#db/queries/partner.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { hashSecret, secretMatches } from '../identity/secret.server.ts'
import { invitationState } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { readInvitation } from './read-invitation.server.ts'

type Refusal = 'unknown' | 'gone' | 'wrong' | 'reads-anonymously' | 'changed'

/**
 * Lets whoever holds the link work for a partner: with a new account and a password of their own, or with the account
 * that has this e-mail after its password (or while signed in with it). The link works once.
 */
export async function acceptInvitation(
  ctx: Context,
  input: { token: string; name?: string; password?: string },
): Promise<Outcome<{ accountId: string }, Refusal>> {
  const reading = await readInvitation(ctx, input.token)
  if (reading.state !== 'open') return refuse(reading.state)
  const account = await findAccountByEmail(ctx.db, reading.email)
  if (account && account.id !== accountOf(ctx.viewer)) {
    const matches = await secretMatches(account.secret_hash, input.password ?? '')
    if (!matches || account.kind !== 'staff') return refuse('wrong')
  }
  if (account?.disabled_at) return refuse('wrong')
  // The page asked for a password alone, or for a name; meanwhile somebody has made or removed the account.
  if (!account && (input.name === undefined || input.password === undefined)) return refuse('changed')
  const secretHash = account ? null : await hashSecret(input.password ?? '')
  try {
    return await inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<{ accountId: string }, Refusal>> => {
      const partner = await lockPartner(tx, reading.partner.id)
      const invitation = await lockInvitation(tx, reading.id)
      if (partner?.state !== 'approved' || !invitation) return refuse('gone')
      if (invitationState(invitation, ctx.now) !== 'pending') return refuse('gone')
      const accountId = account?.id ?? ctx.random.uuid()
      if (account) {
        const roles = await listRoles(tx, [accountId])
        // Who knows the children of a contest does not score its essays.
        if (roles.some(({ role }) => role === 'juror')) return refuse('reads-anonymously')
      } else {
        await insertAccount(tx, {
          id: accountId,
          kind: 'staff',
          email: reading.email,
          login_code: null,
          display_name: input.name ?? '',
          locale: invitation.locale,
          secret_hash: secretHash,
          created_at: ctx.now,
        })
        const details = { roles: ['partner'] }
        audit({ action: 'account.create', subjectKind: 'account', subjectId: accountId, details })
      }
      await insertAccountRoles(tx, accountId, ['partner'])
      await insertAccountPartner(tx, { account_id: accountId, partner_id: partner.id, since: ctx.now })
      await updateInvitationAccepted(tx, invitation.id, accountId, ctx.now)
      audit({ action: 'invitation.accept', subjectKind: 'invitation', subjectId: invitation.id })
      audit({
        action: 'partner.join',
        subjectKind: 'partner',
        subjectId: partner.id,
        details: { account: accountId },
      })
      return ok({ accountId })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'account_email_unique')) return refuse('changed')
    throw error
  }
}
