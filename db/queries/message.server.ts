import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { Database, OutboxTable } from '#db/schema.ts'

/** Inserts each message unless one with the same event key exists. */
export async function insertOutboxMessages(
  tx: Transaction<Database>,
  rows: readonly Insertable<OutboxTable>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 2000) {
    await tx
      .insertInto('message.outbox')
      .values(rows.slice(from, from + 2000))
      .onConflict((conflict) => conflict.constraint('outbox_event_once').doNothing())
      .execute()
  }
}

const columns = [
  'id',
  'contest_id',
  'channel',
  'recipient',
  'locale',
  'template',
  'params',
  'state',
  'attempts',
  'next_attempt_at',
  'last_error',
  'created_at',
  'sent_at',
  'sent_via',
] as const

/**
 * Takes the next message that is due on a channel and leases it: until `leaseUntil` nobody else sees it as due, and if
 * the sender dies it comes back by itself. The row is locked for this statement only.
 */
export async function updateDueMessageLeased(
  db: Kysely<Database>,
  channel: OutboxTable['channel'],
  now: Date,
  leaseUntil: Date,
) {
  return db
    .updateTable('message.outbox')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: leaseUntil }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('message.outbox')
        .select('id')
        .where('state', '=', 'pending')
        .where('channel', '=', channel)
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(columns)
    .executeTakeFirst()
}

/** What left has left, even when it was cancelled while it was on its way. */
export async function updateMessageSent(
  db: Kysely<Database>,
  id: string,
  sent: { at: Date; via: 'smtp' | 'file' | 'print' | 'sms' },
): Promise<void> {
  await db
    .updateTable('message.outbox')
    .set({ state: 'sent', sent_at: sent.at, sent_via: sent.via, last_error: null })
    .where('id', '=', id)
    .where('state', 'in', ['pending', 'cancelled', 'failed'])
    .execute()
}

/** Records a failed try; a null `nextAttemptAt` gives up. A message that was cancelled meanwhile stays cancelled. */
export async function updateMessageFailed(
  db: Kysely<Database>,
  id: string,
  failure: { error: string; nextAttemptAt: Date | null },
): Promise<void> {
  await db
    .updateTable('message.outbox')
    .set({
      last_error: failure.error,
      ...(failure.nextAttemptAt ? { next_attempt_at: failure.nextAttemptAt } : { state: 'failed' as const }),
    })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute()
}

/** What could not go as an SMS waits to be printed. */
export async function updateMessageToSlip(db: Kysely<Database>, id: string): Promise<void> {
  await db
    .updateTable('message.outbox')
    .set({ channel: 'slip', attempts: 0, last_error: null })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute()
}

/** Slips of a contest that wait, with the child whose application code they name, by school. */
export function listSlips(db: Kysely<Database>, contestId: string, limit: number) {
  return db
    .selectFrom('message.outbox as o')
    .leftJoin('identity.application as p', (join) =>
      join
        .onRef('p.contest_id', '=', 'o.contest_id')
        .on('p.code', '=', sql<string>`replace(o.params ->> 'code', '-', '')`),
    )
    .select(columns.map((column) => `o.${column}` as const))
    .select(['p.family_name', 'p.given_name', 'p.school'])
    .where('o.contest_id', '=', contestId)
    .where('o.channel', '=', 'slip')
    .where('o.state', '=', 'pending')
    .orderBy('p.school')
    .orderBy('p.family_name')
    .orderBy('o.created_at')
    .orderBy('o.id')
    .limit(limit)
    .execute()
}

export async function updateSlipsPrinted(
  tx: Transaction<Database>,
  contestId: string,
  ids: readonly string[],
  at: Date,
): Promise<number> {
  const result = await tx
    .updateTable('message.outbox')
    .set({ state: 'sent', sent_at: at, sent_via: 'print' })
    .where('id', 'in', [...ids])
    .where('contest_id', '=', contestId)
    .where('channel', '=', 'slip')
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** A message whose addressee is to be forgotten once there is nothing left to try. */
export async function updateMessageForgotten(db: Kysely<Database>, id: string): Promise<void> {
  await db
    .updateTable('message.outbox')
    .set({ recipient: '', last_error: null })
    .where('id', '=', id)
    .where('state', '<>', 'pending')
    .execute()
}

export function findMessage(db: Kysely<Database>, id: string) {
  return db.selectFrom('message.outbox').select(columns).where('id', '=', id).executeTakeFirst()
}

export function lockMessage(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('message.outbox').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateMessageState(
  tx: Transaction<Database>,
  id: string,
  change: { state: 'pending' | 'cancelled'; attempts?: number; next_attempt_at?: Date },
): Promise<void> {
  await tx.updateTable('message.outbox').set(change).where('id', '=', id).execute()
}

export type MessageFilter = { contestId?: string; state?: 'pending' | 'sent' | 'failed' | 'cancelled' }

export function listMessages(db: Kysely<Database>, filter: MessageFilter, page: { limit: number; offset: number }) {
  return db
    .selectFrom('message.outbox')
    .select(columns)
    .$if(filter.contestId !== undefined, (query) => query.where('contest_id', '=', filter.contestId ?? ''))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state ?? 'pending'))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export function countMessagesByState(db: Kysely<Database>, contestId?: string) {
  return db
    .selectFrom('message.outbox')
    .select(({ fn }) => ['state', fn.countAll<number>().as('messages')])
    .$if(contestId !== undefined, (query) => query.where('contest_id', '=', contestId ?? ''))
    .groupBy('state')
    .execute()
}

const likePrefix = (prefix: string) => `${prefix.replace(/[\\%_]/g, '\\$&')}%`

export async function updateMessagesCancelled(tx: Transaction<Database>, eventPrefix: string): Promise<number> {
  const result = await tx
    .updateTable('message.outbox')
    .set({ state: 'cancelled' })
    .where('event_key', 'like', likePrefix(eventPrefix))
    .where('state', 'in', ['pending', 'failed'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function countMessagesByEvent(db: Kysely<Database>, eventPrefix: string) {
  const row = await db
    .selectFrom('message.outbox')
    .select([
      sql<number>`count(*) filter (where state = 'sent')::int`.as('sent'),
      sql<number>`count(*) filter (where state in ('pending', 'failed'))::int`.as('waiting'),
    ])
    .where('event_key', 'like', likePrefix(eventPrefix))
    .executeTakeFirst()
  return { sent: row?.sent ?? 0, waiting: row?.waiting ?? 0 }
}
