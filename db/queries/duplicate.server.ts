import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database, DuplicateFlagTable } from '#db/schema.ts'

/** Sent-in applications that changed since they were last compared, the oldest first. */
export function listUnchecked(db: Kysely<Database>, contestId: string, limit: number) {
  return db
    .selectFrom('identity.application as a')
    .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
    .innerJoin('writing.essay as e', 'e.id', 'b.essay_id')
    .select(['a.id', 'a.birth_date', 'e.id as essay_id', 'e.body'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'submitted')
    .where((where) =>
      where.or([
        where('a.duplicates_checked_at', 'is', null),
        where('a.duplicates_checked_at', '<', where.ref('a.updated_at')),
      ]),
    )
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** Everybody of a contest who was born on one of these days. */
export function listBornOn(db: Kysely<Database>, contestId: string, days: readonly string[]) {
  return db
    .selectFrom('identity.application')
    .select(['id', 'family_name', 'given_name', 'birth_date', 'phone'])
    .where('contest_id', '=', contestId)
    .where('state', '=', 'submitted')
    .where(sql<boolean>`birth_date = any(${[...days]}::date[])`)
    .execute()
}

/** Replaces the bands of some essays. */
export async function insertBands(
  tx: Transaction<Database>,
  contestId: string,
  sketches: readonly { essayId: string; bands: readonly number[] }[],
): Promise<void> {
  const essayIds = sketches.map(({ essayId }) => essayId)
  const bands = sketches.flatMap((sketch) => sketch.bands)
  const owners = sketches.flatMap((sketch) => sketch.bands.map(() => sketch.essayId))
  await sql`delete from writing.essay_band where essay_id = any(${essayIds}::uuid[])`.execute(tx)
  await sql`insert into writing.essay_band (contest_id, band, essay_id)
    select distinct ${contestId}::uuid, band, essay_id
    from unnest(${bands}::int[], ${owners}::uuid[]) as given (band, essay_id)`.execute(tx)
}

/** One search at a time in all contests, or two of them would each miss what the other has not stored yet. */
export async function lockSearch(tx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('duplicate search'))`.execute(tx)
}

/**
 * Pairs of applications whose essays share a band, one of each pair among `essayIds`, the other of any contest;
 * `first < second`. A child may send an own text to another contest again.
 */
export async function listBandPairs(db: Kysely<Database>, contestId: string, essayIds: readonly string[]) {
  const { rows } = await sql<{ first: string; second: string }>`
    with shared as materialized (
      select distinct f.essay_id as fresh, o.essay_id as other
      from writing.essay_band f
      join writing.essay_band o on o.band = f.band and o.essay_id <> f.essay_id
      where f.contest_id = ${contestId}::uuid and f.essay_id = any(${[...essayIds]}::uuid[])
    )
    select distinct least(fb.application_id, ob.application_id) as first,
      greatest(fb.application_id, ob.application_id) as second
    from shared
    join bridge.entry fb on fb.essay_id = shared.fresh
    join bridge.entry ob on ob.essay_id = shared.other
    join identity.application a on a.id = ob.application_id and a.state = 'submitted'
    join identity.application own on own.id = fb.application_id
    where a.contest_id = own.contest_id
      or own.birth_date is distinct from a.birth_date or lower(own.family_name) <> lower(a.family_name)`.execute(db)
  return rows
}

export async function listBodies(db: Kysely<Database>, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return []
  return db
    .selectFrom('bridge.entry as b')
    .innerJoin('writing.essay as e', 'e.id', 'b.essay_id')
    .select(['b.application_id as id', 'e.body'])
    .where('b.application_id', 'in', applicationIds)
    .execute()
}

/** Inserts flags; a pair that is known, even as resolved, is left as it is. How many are new. */
export async function insertFlags(
  tx: Transaction<Database>,
  flags: readonly Insertable<DuplicateFlagTable>[],
): Promise<number> {
  if (flags.length === 0) return 0
  const rows = await tx
    .insertInto('identity.duplicate_flag')
    .values(flags)
    .onConflict((conflict) => conflict.columns(['first_id', 'second_id', 'kind']).doNothing())
    .returning('first_id')
    .execute()
  return rows.length
}

export async function updateChecked(tx: Transaction<Database>, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('identity.application')
    .set((update) => ({ duplicates_checked_at: sql`greatest(${at}::timestamptz, ${update.ref('updated_at')})` }))
    .where('id', 'in', ids)
    .execute()
}

/** The flags of one application with who is on the other side. */
export function listFlags(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.duplicate_flag as f')
    .innerJoin('identity.application as a', (join) =>
      join.on(sql<boolean>`a.id = case when f.first_id = ${applicationId}::uuid then f.second_id else f.first_id end`),
    )
    .select([
      'f.kind',
      'f.similarity',
      'f.resolution',
      'a.id',
      'a.contest_id',
      'a.code',
      'a.family_name',
      'a.given_name',
      'a.region',
      'a.school',
      'a.state',
      'a.eligibility',
    ])
    .where((where) => where.or([where('f.first_id', '=', applicationId), where('f.second_id', '=', applicationId)]))
    .orderBy('a.id')
    .orderBy('f.kind')
    .execute()
}

/** The flag of one kind between two applications, `first < second`. */
export function findFlag(
  db: Kysely<Database>,
  first: string,
  second: string,
  kind: Selectable<DuplicateFlagTable>['kind'],
) {
  return db
    .selectFrom('identity.duplicate_flag')
    .select(['similarity', 'resolution'])
    .where('first_id', '=', first)
    .where('second_id', '=', second)
    .where('kind', '=', kind)
    .executeTakeFirst()
}

/** Settles every flag between two applications; how many there are. */
export async function updateResolution(
  tx: Transaction<Database>,
  pair: { first: string; second: string },
  values: { resolution: DuplicateResolution; resolved_by: string | null; resolved_at: Date | null },
): Promise<number> {
  const result = await tx
    .updateTable('identity.duplicate_flag')
    .set(values)
    .where('first_id', '=', pair.first)
    .where('second_id', '=', pair.second)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export type DuplicateResolution = 'open' | 'different' | 'duplicate' | 'household'
