import type { Transaction } from 'kysely'
import { codeFromBytes } from '#app/core/blinding/code.ts'
import { insertAccount } from '#db/queries/account.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { type Drafts, openDrafts } from './open-drafts.server.ts'

export type Opened = { accountId: string; applicationId: string; essayId: string; code: string }

/** Inserts an account with its drafts. The card code signs in and is announced. */
export async function openApplication(
  ctx: Context,
  tx: Transaction<Database>,
  opening: Omit<Drafts, 'accountId' | 'code'> & { secretHash: string | null },
): Promise<Opened> {
  const { secretHash, ...drafts } = opening
  const code = codeFromBytes(ctx.random.bytes(8))
  const accountId = ctx.random.uuid()
  await insertAccount(tx, {
    id: accountId,
    kind: 'applicant',
    email: null,
    login_code: code,
    display_name: '',
    locale: drafts.locale,
    secret_hash: secretHash,
    created_at: ctx.now,
  })
  return { accountId, code, ...(await openDrafts(ctx, tx, { ...drafts, accountId, code })) }
}
