import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { ReadingBatchEssayTable } from '#db/schema/certainty.ts'
import type { Database } from '#db/schema.ts'

/** An offer; whatever was offered before and not answered lapses. */
export async function insertReadingBatch(
  tx: Transaction<Database>,
  { runId, contestId, now }: { runId: string; contestId: string; now: Date },
  essays: readonly Omit<Insertable<ReadingBatchEssayTable>, 'run_id'>[],
): Promise<void> {
  await tx
    .updateTable('writing.reading_batch as b')
    .from('writing.certainty_run as r')
    .set({ state: 'lapsed', settled_at: now })
    .whereRef('r.id', '=', 'b.run_id')
    .where('r.contest_id', '=', contestId)
    .where('b.state', '=', 'offered')
    .execute()
  await tx.insertInto('writing.reading_batch').values({ run_id: runId, state: 'offered' }).execute()
  await tx
    .insertInto('writing.reading_batch_essay')
    .values(essays.map((essay) => ({ run_id: runId, ...essay })))
    .execute()
}

export function lockReadingBatch(tx: Transaction<Database>, contestId: string, runId: string) {
  return tx
    .selectFrom('writing.reading_batch as b')
    .innerJoin('writing.certainty_run as r', 'r.id', 'b.run_id')
    .select(['b.run_id', 'b.state'])
    .where('b.run_id', '=', runId)
    .where('r.contest_id', '=', contestId)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateReadingBatch(
  tx: Transaction<Database>,
  runId: string,
  changes: { state: 'accepted' | 'declined'; settled_by: string; settled_at: Date; given: number | null },
): Promise<void> {
  await tx.updateTable('writing.reading_batch').set(changes).where('run_id', '=', runId).execute()
}

/** What each offer of a contest came to, without its essays: how many of each language, and what they are worth. */
export async function listReadingBatches(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{
    run_id: string
    state: 'offered' | 'accepted' | 'declined' | 'lapsed'
    offered_at: Date
    settled_at: Date | null
    settled_by: string | null
    given: number | null
    language: 'kk' | 'ru' | 'en'
    readings: number
    gain: number
    mended: number
  }>`
    select b.run_id, b.state, r.finished_at as offered_at, b.settled_at, p.display_name as settled_by, b.given,
      e.language, count(*)::int as readings, sum(x.gain) as gain, sum(x.mended) as mended
    from writing.reading_batch b
    join writing.certainty_run r on r.id = b.run_id
    join writing.reading_batch_essay x on x.run_id = b.run_id
    join writing.essay e on e.id = x.essay_id
    left join identity.account p on p.id = b.settled_by
    where r.contest_id = ${contestId}::uuid
    group by b.run_id, r.id, p.id, e.language
    order by r.created_at desc, r.id desc, e.language`.execute(db)
  return rows
}

export async function listBatchEssays(db: Kysely<Database>, runId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('writing.reading_batch_essay')
    .select('essay_id')
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute()
  return rows.map(({ essay_id }) => essay_id)
}

/** Essays on which a reading or a decision is still to come, whatever it is for. */
export async function listEssaysInHand(db: Kysely<Database>, contestId: string): Promise<Set<string>> {
  const { rows } = await sql<{ essay_id: string }>`
    select essay_id from writing.assignment where contest_id = ${contestId}::uuid and state = 'open'
    union
    select essay_id from writing.discrepancy
    where contest_id = ${contestId}::uuid and state in ('extra-reading', 'adjudication', 'adjudicated')`.execute(db)
  return new Set(rows.map(({ essay_id }) => essay_id))
}
