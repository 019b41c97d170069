import type { Insertable, Kysely, Transaction } from 'kysely'
import type { TypingDraftTable } from '#db/schema/typing-draft.ts'
import type { Database } from '#db/schema.ts'

export function findTypingDraft(db: Kysely<Database>, taskId: string, accountId: string) {
  return db
    .selectFrom('writing.typing_draft')
    .select(['language', 'body', 'version', 'writer', 'writer_step'])
    .where('task_id', '=', taskId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export async function upsertTypingDraft(tx: Transaction<Database>, row: Insertable<TypingDraftTable>): Promise<void> {
  const { task_id, account_id, ...values } = row
  await tx
    .insertInto('writing.typing_draft')
    .values({ task_id, account_id, ...values })
    .onConflict((conflict) => conflict.columns(['task_id', 'account_id']).doUpdateSet(values))
    .execute()
}

export async function deleteTypingDraft(tx: Transaction<Database>, taskId: string, accountId: string): Promise<void> {
  await tx
    .deleteFrom('writing.typing_draft')
    .where('task_id', '=', taskId)
    .where('account_id', '=', accountId)
    .execute()
}

/** Of everybody who has ever had the task. */
export async function deleteTypingDrafts(tx: Transaction<Database>, taskId: string): Promise<void> {
  await tx.deleteFrom('writing.typing_draft').where('task_id', '=', taskId).execute()
}
