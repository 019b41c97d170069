import type { Insertable, Transaction } from 'kysely'
import { codeFromBytes } from '#app/core/blinding/code.ts'
import { insertAccount } from '#db/queries/account.server.ts'
import { insertApplication } from '#db/queries/application.server.ts'
import { insertBridgeEntry, insertEssay } from '#db/queries/essay.server.ts'
import type { ApplicationTable, Database, EssayTable } from '#db/schema.ts'
import type { Context, Locale } from '../context.ts'

export type Opened = { accountId: string; applicationId: string; essayId: string; code: string }

type Opening = {
  contestId: string
  locale: Locale
  startKey: string
  secretHash: string | null
  essayLanguage: string
  application?: Partial<Insertable<ApplicationTable>>
  essay?: Partial<Insertable<EssayTable>>
}

/** Inserts account, application, essay and the entry that joins them. The card code signs in and is announced. */
export async function openApplication(ctx: Context, tx: Transaction<Database>, opening: Opening): Promise<Opened> {
  const code = codeFromBytes(ctx.random.bytes(8))
  const [accountId, applicationId, essayId] = [ctx.random.uuid(), ctx.random.uuid(), ctx.random.uuid()]
  await insertAccount(tx, {
    id: accountId,
    kind: 'applicant',
    email: null,
    login_code: code,
    display_name: '',
    locale: opening.locale,
    secret_hash: opening.secretHash,
    created_at: ctx.now,
  })
  await insertApplication(tx, {
    id: applicationId,
    contest_id: opening.contestId,
    account_id: accountId,
    code,
    locale: opening.locale,
    start_key: opening.startKey,
    created_at: ctx.now,
    updated_at: ctx.now,
    ...opening.application,
  })
  await insertEssay(tx, {
    id: essayId,
    contest_id: opening.contestId,
    language: opening.essayLanguage,
    updated_at: ctx.now,
    ...opening.essay,
  })
  await insertBridgeEntry(tx, applicationId, essayId)
  return { accountId, applicationId, essayId, code }
}
