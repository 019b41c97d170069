import type { Insertable, Kysely, Transaction } from 'kysely'
import type { LotteryTable } from '#db/schema/allocation-rules.ts'
import type { Database } from '#db/schema.ts'

/** With the secrets: for freezing a problem, never for a page. */
export function findLottery(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.lottery')
    .select(['seed', 'seed_sha256', 'pseudonym_key', 'pseudonym_key_sha256', 'committed_at'])
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

/** What was published of the lottery of a contest, and the seed itself once a list made with it is. */
export function findCommitment(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.lottery as l')
    .leftJoin('allocation.run as r', (join) =>
      join.onRef('r.contest_id', '=', 'l.contest_id').on('r.state', '=', 'published'),
    )
    .select(({ eb }) => [
      'l.seed_sha256',
      'l.pseudonym_key_sha256',
      'l.committed_at',
      eb.case().when('r.id', 'is not', null).then(eb.ref('l.seed')).end().as('seed'),
    ])
    .where('l.contest_id', '=', contestId)
    .executeTakeFirst()
}

/** False when the contest has one: a seed is drawn once. */
export async function insertLottery(tx: Transaction<Database>, row: Insertable<LotteryTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('allocation.lottery')
    .values(row)
    .onConflict((conflict) => conflict.column('contest_id').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows) === 1
}
