import type { Insertable, Transaction } from 'kysely'
import type { BlindDatabase } from '#db/schema.ts'

/** The juror's assignment of this code with its essay; row-level security shows the own ones alone. */
export function findFlaggable(tx: Transaction<BlindDatabase>, jurorId: string, code: string) {
  return tx
    .selectFrom('writing.assignment')
    .select(['id', 'essay_id'])
    .where('juror_id', '=', jurorId)
    .where('code', '=', code)
    .where('state', '!=', 'recused')
    .executeTakeFirst()
}

export async function insertOwnFlag(
  tx: Transaction<BlindDatabase>,
  row: Insertable<BlindDatabase['writing.flag']>,
): Promise<void> {
  await tx.insertInto('writing.flag').values(row).execute()
}

export async function insertOwnConcern(
  tx: Transaction<BlindDatabase>,
  row: Insertable<BlindDatabase['writing.concern']>,
): Promise<void> {
  await tx.insertInto('writing.concern').values(row).execute()
}
