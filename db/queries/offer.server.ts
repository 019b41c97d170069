import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { OfferTable } from '#db/schema/offer.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'o.application_id',
  'o.contest_id',
  'o.lot',
  'o.class',
  'o.state',
  'o.answer_by',
  'o.answered_at',
  'o.reason',
  'o.instead_of',
] as const

/** The offer to one application with what says whose it is. */
export function findOffer(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('allocation.offer as o')
    .innerJoin('identity.application as a', 'a.id', 'o.application_id')
    .select([...columns, 'a.account_id', 'a.region', 'a.code', 'a.family_name', 'a.given_name', 'a.phone'])
    .where('o.application_id', '=', applicationId)
    .executeTakeFirst()
}

export function lockOffer(tx: Transaction<Database>, applicationId: string) {
  return tx
    .selectFrom('allocation.offer as o')
    .select(columns)
    .where('o.application_id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst()
}

/** Everybody of a contest who was told of a device; with regions, theirs alone. */
export function listOffers(db: Kysely<Database>, contestId: string, regions: readonly string[] | null = null) {
  return db
    .selectFrom('allocation.offer as o')
    .innerJoin('identity.application as a', 'a.id', 'o.application_id')
    .leftJoin('region.unit as u', 'u.kato', 'a.region')
    .select([
      ...columns,
      'a.code',
      'a.state as application',
      'a.family_name',
      'a.given_name',
      'a.phone',
      'a.guardian_name',
      'a.region',
      'u.name_kk',
      'u.name_ru',
      'u.name_en',
    ])
    .where('o.contest_id', '=', contestId)
    .$if(regions !== null, (query) => query.where('a.region', 'in', regions?.length ? [...regions] : ['']))
    .orderBy('a.region')
    .orderBy('o.told_at')
    .orderBy('a.code')
    .execute()
}

/** Those whose day comes within so many days and who were not reminded yet. */
export function listToRemind(tx: Transaction<Database>, today: string, days: number) {
  return tx
    .selectFrom('allocation.offer as o')
    .innerJoin('identity.application as a', 'a.id', 'o.application_id')
    .innerJoin('contest.contest as c', 'c.id', 'o.contest_id')
    .select(['o.application_id', 'o.contest_id', 'o.answer_by', 'a.code', 'a.email', 'a.phone', 'a.locale', 'c.slug'])
    .where('o.state', '=', 'offered')
    .where('o.reminded_at', 'is', null)
    .where('c.state', '=', 'announced')
    .where('o.answer_by', '>=', today)
    .where(sql<boolean>`o.answer_by <= ${today}::date + ${days}::int`)
    .orderBy('o.application_id')
    .limit(500)
    .forUpdate('o')
    .skipLocked()
    .execute()
}

/**
 * Who was told of a device before and has not answered gets the new day, and a reminder before it; who answered is
 * left alone.
 * @returns the applications of which an answer is awaited
 */
export async function insertOffers(
  tx: Transaction<Database>,
  rows: readonly Insertable<OfferTable>[],
): Promise<Set<string>> {
  const asked = new Set<string>()
  for (let from = 0; from < rows.length; from += 2000) {
    const written = await tx
      .insertInto('allocation.offer')
      .values(rows.slice(from, from + 2000))
      .onConflict((conflict) =>
        conflict
          .column('application_id')
          .doUpdateSet((set) => ({ answer_by: set.ref('excluded.answer_by'), reminded_at: null }))
          .where('allocation.offer.state', '=', 'offered'),
      )
      .returning('application_id')
      .execute()
    for (const { application_id } of written) asked.add(application_id)
  }
  return asked
}

export async function updateOfferAnswered(
  tx: Transaction<Database>,
  applicationId: string,
  answer: { state: 'accepted' | 'declined' | 'released'; by: string | null; at: Date; reason: string },
): Promise<void> {
  await tx
    .updateTable('allocation.offer')
    .set({ state: answer.state, answered_by: answer.by, answered_at: answer.at, reason: answer.reason })
    .where('application_id', '=', applicationId)
    .execute()
}

export async function updateOffersReminded(tx: Transaction<Database>, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('allocation.offer').set({ reminded_at: at }).where('application_id', 'in', ids).execute()
}

/** The application was withdrawn: its device is free, its words are gone. */
export async function updateOfferErased(tx: Transaction<Database>, applicationId: string, at: Date): Promise<void> {
  await tx
    .updateTable('allocation.offer')
    .set({
      reason: '',
      // Not the day of an acceptance: the device is free from now on, whichever run was published in between.
      answered_at: sql<Date>`case when state in ('offered', 'accepted') then ${at} else answered_at end`,
      state: sql<'declined'>`case when state in ('offered', 'accepted') then 'declined' else state end`,
    })
    .where('application_id', '=', applicationId)
    .execute()
}

/** A list was taken back: whose letter never left and who did not answer was not told of anything. */
export async function deleteUntoldOffers(tx: Transaction<Database>, runId: string, eventPrefix: string): Promise<void> {
  await sql`
    delete from allocation.offer o using message.outbox m
    where o.run_id = ${runId} and o.state = 'offered' and o.instead_of is null
      and m.event_key = ${eventPrefix} || o.application_id::text and m.state = 'cancelled'
  `.execute(tx)
}
