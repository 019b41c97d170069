import type { Insertable, Transaction } from 'kysely'
import { insertApplication } from '#db/queries/application.server.ts'
import { insertBridgeEntry, insertEssay } from '#db/queries/essay.server.ts'
import type { ApplicationTable, Database, EssayTable } from '#db/schema.ts'
import type { Context, Locale } from '../context.ts'

export type Drafts = {
  accountId: string
  /** the application's code for good: on the receipt, in published lists */
  code: string
  contestId: string
  locale: Locale
  startKey: string
  essayLanguage: string
  application?: Partial<Insertable<ApplicationTable>>
  essay?: Partial<Insertable<EssayTable>>
}

/** Inserts an account's application and essay, and the entry that joins them. */
export async function openDrafts(
  ctx: Context,
  tx: Transaction<Database>,
  drafts: Drafts,
): Promise<{ applicationId: string; essayId: string }> {
  const [applicationId, essayId] = [ctx.random.uuid(), ctx.random.uuid()]
  await insertApplication(tx, {
    id: applicationId,
    contest_id: drafts.contestId,
    account_id: drafts.accountId,
    code: drafts.code,
    locale: drafts.locale,
    start_key: drafts.startKey,
    created_at: ctx.now,
    updated_at: ctx.now,
    ...drafts.application,
  })
  await insertEssay(tx, {
    id: essayId,
    contest_id: drafts.contestId,
    language: drafts.essayLanguage,
    updated_at: ctx.now,
    ...drafts.essay,
  })
  await insertBridgeEntry(tx, applicationId, essayId)
  return { applicationId, essayId }
}
