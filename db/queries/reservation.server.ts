import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

/** The lot of the device that a family said it takes; undefined when there is none. */
export function findGivenLot(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('allocation.offer as o')
    .innerJoin('allocation.lot as l', (join) =>
      join.onRef('l.contest_id', '=', 'o.contest_id').on('o.lot', '=', sql<string>`'L' || l.number`),
    )
    .select(['l.id', 'l.class', 'l.grade', 'l.source', 'o.contest_id'])
    .where('o.application_id', '=', applicationId)
    .where('o.state', '=', 'accepted')
    .executeTakeFirst()
}

type Lot = NonNullable<Awaited<ReturnType<typeof findGivenLot>>>

/**
 * Holds the first ready device of a lot until the end of the transaction: those that others hold at this moment are
 * passed over, unless `wait`, when all that are left are waited for. A repaired device waits for its own child: while its
 * case is open it is nobody else's.
 */
export function lockReadyDevice(tx: Transaction<Database>, lot: Lot, wait: boolean) {
  const free = tx
    .selectFrom('device.device')
    .select('id')
    .where('state', '=', 'ready')
    .where('class', '=', lot.class)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('handover.repair_case as r')
            .select('r.id')
            .whereRef('r.device_id', '=', 'device.device.id')
            .where('r.closed_at', 'is', null),
        ),
      ),
    )
    .orderBy('number')
  // A lot that was typed has no devices of its own: any that no other contest counts will do.
  const ofLot =
    lot.source === 'register'
      ? free.where('lot_id', '=', lot.id)
      : free.where('lot_id', 'is', null).$if(lot.grade !== null, (query) => query.where('grade', '=', lot.grade))
  return (wait ? ofLot.forUpdate() : ofLot.limit(1).forUpdate().skipLocked()).executeTakeFirst()
}
