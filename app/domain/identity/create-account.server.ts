import { insertAccount, insertAccountRegions, insertAccountRoles } from '#db/queries/account.server.ts'
import { type Context, type Locale, type Outcome, ok, type Role, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { hashSecret } from './secret.server.ts'

export type NewStaffAccount = {
  email: string
  displayName: string
  locale: Locale
  roles: readonly Role[]
  regions: readonly string[]
  password: string
}

/** Creates a staff account with its roles and, for a coordinator, regions (KATO codes). */
export async function createAccount(
  ctx: Context,
  input: NewStaffAccount,
): Promise<Outcome<{ accountId: string }, 'email-taken'>> {
  const secretHash = await hashSecret(input.password)
  const accountId = ctx.random.uuid()
  try {
    return await inTransaction(ctx, async ({ tx, audit }) => {
      await insertAccount(tx, {
        id: accountId,
        kind: 'staff',
        email: input.email.trim().toLowerCase(),
        login_code: null,
        display_name: input.displayName.trim(),
        locale: input.locale,
        secret_hash: secretHash,
        created_at: ctx.now,
      })
      await insertAccountRoles(tx, accountId, input.roles)
      await insertAccountRegions(tx, accountId, input.regions)
      audit({
        action: 'account.create',
        subjectKind: 'account',
        subjectId: accountId,
        details: { roles: input.roles, regions: input.regions },
      })
      return ok({ accountId })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'account_email_unique')) return refuse('email-taken')
    throw error
  }
}
