import { formatCode } from '#app/core/blinding/code.ts'
import { findAccountSecret } from '#db/queries/account.server.ts'
import { accountOf, type Context } from '../context.ts'

/** The signed-in child's own card: the code that opens the door, and whether its PIN came from somebody else. */
export async function getOwnCard(ctx: Context): Promise<{ code: string; given: boolean } | null> {
  const accountId = ctx.viewer.kind === 'applicant' ? accountOf(ctx.viewer) : null
  const account = accountId ? await findAccountSecret(ctx.db, accountId) : undefined
  if (!account?.login_code) return null
  return { code: formatCode(account.login_code), given: account.secret_expires_at !== null }
}
