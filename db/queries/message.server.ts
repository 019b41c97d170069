import type { Insertable, Transaction } from 'kysely'
import type { Database, OutboxTable } from '#db/schema.ts'

/** Inserts a message unless one with the same event key exists. */
export async function insertOutboxMessage(tx: Transaction<Database>, row: Insertable<OutboxTable>): Promise<void> {
  await tx
    .insertInto('message.outbox')
    .values(row)
    .onConflict((conflict) => conflict.constraint('outbox_event_once').doNothing())
    .execute()
}
