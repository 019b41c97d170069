import { findAccountByEmail, insertAccount, insertAccountRoles, listRoles } from '#db/queries/account.server.ts'
import { accountOf, type Context, type Outcome, ok, type Role, refuse } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import { hashSecret, secretMatches } from './secret.server.ts'

/** Who holds an invitation's link: the account that has its e-mail, or somebody new. */
export type Invited =
  | { account: string; email: string }
  | { account: null; email: string; name: string; secretHash: string }

/**
 * Recognises whoever answers an invitation: as the account with its e-mail, by its password or because they are signed
 * in with it, else as somebody new. Before the transaction, since it hashes.
 */
export async function recogniseInvited(
  ctx: Context,
  email: string,
  { name, password }: { name?: string; password?: string },
): Promise<Outcome<Invited, 'wrong' | 'changed'>> {
  const account = await findAccountByEmail(ctx.db, email)
  if (account && account.id !== accountOf(ctx.viewer)) {
    const matches = await secretMatches(account.secret_hash, password ?? '')
    if (!matches || account.kind !== 'staff') return refuse('wrong')
  }
  if (account?.disabled_at) return refuse('wrong')
  if (account) return ok({ account: account.id, email })
  // The page asked for a password alone; meanwhile somebody has removed the account.
  if (name === undefined || password === undefined) return refuse('changed')
  return ok({ account: null, email, name, secretHash: await hashSecret(password) })
}

/**
 * Gives the role to the account of whoever was recognised, which is made if there is none; `barred` when it has a role
 * that does not go with the new one.
 */
export async function giveInvitedRole(
  { tx, audit }: Work,
  ctx: Context,
  { invited, role, locale, barredBy }: { invited: Invited; role: Role; locale: string; barredBy: readonly string[] },
): Promise<Outcome<{ accountId: string }, 'barred'>> {
  const accountId = invited.account ?? ctx.random.uuid()
  if (invited.account === null) {
    await insertAccount(tx, {
      id: accountId,
      kind: 'staff',
      email: invited.email,
      login_code: null,
      display_name: invited.name,
      locale,
      secret_hash: invited.secretHash,
      created_at: ctx.now,
    })
    audit({ action: 'account.create', subjectKind: 'account', subjectId: accountId, details: { roles: [role] } })
  } else {
    const roles = await listRoles(tx, [accountId])
    if (roles.some((has) => barredBy.includes(has.role))) return refuse('barred')
  }
  await insertAccountRoles(tx, accountId, [role])
  return ok({ accountId })
}
