import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

/** Holds the count of a code, which begins here if there was none: one statement, so that no deletion comes between. */
export function lockPinTry(tx: Transaction<Database>, code: string, now: Date) {
  return tx
    .insertInto('identity.pin_try')
    .values({ code, tries: 0, last_at: now, open_at: now })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ code }))
    .returning(['tries', 'open_at'])
    .executeTakeFirstOrThrow()
}

export async function updatePinTry(
  tx: Transaction<Database>,
  code: string,
  counted: { tries: number; last_at: Date; open_at: Date },
): Promise<void> {
  await tx.updateTable('identity.pin_try').set(counted).where('code', '=', code).execute()
}

export async function deletePinTry(db: Kysely<Database>, code: string): Promise<void> {
  await db.deleteFrom('identity.pin_try').where('code', '=', code).execute()
}

/** Forgets counts of which nothing was heard for long. */
export async function deletePinTriesBefore(db: Kysely<Database>, before: Date): Promise<number> {
  const result = await db.deleteFrom('identity.pin_try').where('last_at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}
