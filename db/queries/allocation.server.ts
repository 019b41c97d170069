import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { AllocationRunTable, Database, DecisionTable } from '#db/schema.ts'

export function listStock(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.contest_region as cr')
    .innerJoin('region.unit as u', 'u.kato', 'cr.kato')
    .leftJoin('allocation.stock as s', (join) =>
      join.onRef('s.contest_id', '=', 'cr.contest_id').onRef('s.region', '=', 'cr.kato'),
    )
    .select(['cr.kato', 'u.name_kk', 'u.name_ru', 'u.name_en', 's.devices', 's.version'])
    .where('cr.contest_id', '=', contestId)
    .orderBy('cr.kato')
    .execute()
}

/** Writes one region's devices if it is still at `version` (0: never entered); false when it is not. */
export async function updateStock(
  tx: Transaction<Database>,
  row: { contestId: string; region: string; devices: number; version: number },
): Promise<boolean> {
  if (row.version === 0) {
    const inserted = await tx
      .insertInto('allocation.stock')
      .values({ contest_id: row.contestId, region: row.region, devices: row.devices })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return Number(inserted.numInsertedOrUpdatedRows) === 1
  }
  const updated = await tx
    .updateTable('allocation.stock')
    .set(({ eb }) => ({ devices: row.devices, version: eb('version', '+', 1) }))
    .where('contest_id', '=', row.contestId)
    .where('region', '=', row.region)
    .where('version', '=', row.version)
    .executeTakeFirst()
  return Number(updated.numUpdatedRows) === 1
}

/**
 * Everybody who submitted, with the measure of the run (null: not scored). Opens the join between essay and child
 * for the one number that an allocation needs.
 */
export async function listCandidates(db: Kysely<Database>, contestId: string, scoringRunId: string) {
  const { rows } = await sql<{
    id: string
    code: string
    region: string | null
    eligibility: 'pending' | 'eligible' | 'ineligible'
    measure: number | null
    groups: string[]
  }>`
    select a.id, a.code, a.region, a.eligibility, m.measure,
      coalesce(c.groups, '{}') as groups
    from identity.application a
    left join bridge.entry b on b.application_id = a.id
    left join writing.scoring_run_essay m on m.run_id = ${scoringRunId} and m.essay_id = b.essay_id
    left join (
      select application_id, array_agg(group_key) as groups
      from identity.claim
      where contest_id = ${contestId} and state = 'verified'
      group by application_id
    ) c on c.application_id = a.id
    where a.contest_id = ${contestId} and a.state = 'submitted'
  `.execute(db)
  return rows
}

const runColumns = [
  'id',
  'contest_id',
  'scoring_run_id',
  'state',
  'input_hash',
  'output_hash',
  'program_version',
  'created_at',
  'published_at',
  'withdrawn_at',
] as const

/** Newest first. */
export function listRuns(db: Kysely<Database>, contestId: string, limit: number) {
  return db
    .selectFrom('allocation.run')
    .select(runColumns)
    .where('contest_id', '=', contestId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export function findRun(db: Kysely<Database>, runId: string) {
  return db.selectFrom('allocation.run').select(runColumns).where('id', '=', runId).executeTakeFirst()
}

export function findPublishedRun(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.run')
    .select(runColumns)
    .where('contest_id', '=', contestId)
    .where('state', '=', 'published')
    .executeTakeFirst()
}

export function lockRun(tx: Transaction<Database>, runId: string) {
  return tx.selectFrom('allocation.run').select(runColumns).where('id', '=', runId).forUpdate().executeTakeFirst()
}

/** The seed of the contest's first run: later runs draw the same lots, so that nobody can draw again until it suits. */
export async function findFirstSeed(db: Kysely<Database>, contestId: string): Promise<string | null> {
  const row = await db
    .selectFrom('allocation.run')
    .select(sql<string>`input ->> 'seed'`.as('seed'))
    .where('contest_id', '=', contestId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.seed ?? null
}

export async function insertRun(
  tx: Transaction<Database>,
  row: Insertable<AllocationRunTable>,
  decisions: readonly Omit<Insertable<DecisionTable>, 'run_id'>[],
): Promise<void> {
  await tx.insertInto('allocation.run').values(row).execute()
  for (let from = 0; from < decisions.length; from += 5000) {
    const rows = decisions.slice(from, from + 5000).map((decision) => ({ run_id: row.id, ...decision }))
    await tx.insertInto('allocation.decision').values(rows).execute()
  }
}

export async function updateRunPublished(
  tx: Transaction<Database>,
  runId: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('allocation.run')
    .set({ state: 'published', published_by: by, published_at: at })
    .where('id', '=', runId)
    .execute()
}

export async function updateRunWithdrawn(
  tx: Transaction<Database>,
  runId: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('allocation.run')
    .set({ state: 'withdrawn', withdrawn_by: by, withdrawn_at: at })
    .where('id', '=', runId)
    .execute()
}

export function countDecisions(db: Kysely<Database>, runId: string) {
  return db
    .selectFrom('allocation.decision')
    .select(({ fn }) => ['region', 'outcome', fn.countAll<number>().as('applications')])
    .where('run_id', '=', runId)
    .groupBy(['region', 'outcome'])
    .execute()
}

export function listDecisions(
  db: Kysely<Database>,
  filter: { runId: string; region: string; outcome: DecisionTable['outcome'] },
) {
  return db
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .leftJoin('region.unit as u', 'u.kato', 'a.district')
    .select([
      'd.application_id',
      'd.position',
      'd.reason',
      'a.code',
      'a.state',
      'a.ineligible_reason',
      'u.name_kk',
      'u.name_ru',
      'u.name_en',
    ])
    .where('d.run_id', '=', filter.runId)
    .where('d.region', '=', filter.region)
    .where('d.outcome', '=', filter.outcome)
    .orderBy('d.position')
    .execute()
}

/** How each applicant's outcome differs between two runs. */
export async function listChangedOutcomes(db: Kysely<Database>, earlierRunId: string, laterRunId: string) {
  const { rows } = await sql<{ code: string; region: string; before: string | null; after: string | null }>`
    select app.code, coalesce(l.region, e.region) as region, e.outcome as before, l.outcome as after
    from (select application_id, region, outcome from allocation.decision where run_id = ${earlierRunId}) e
    full join (select application_id, region, outcome from allocation.decision where run_id = ${laterRunId}) l
      on l.application_id = e.application_id
    join identity.application app on app.id = coalesce(l.application_id, e.application_id)
    where e.outcome is distinct from l.outcome
    order by region, app.code
  `.execute(db)
  return rows
}

/** Everybody who is to be told, with the way to reach them. */
export function listAddressees(tx: Transaction<Database>, runId: string) {
  return tx
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .select(['d.application_id', 'd.region', 'd.outcome', 'd.reason', 'a.code', 'a.email', 'a.phone', 'a.locale'])
    .where('d.run_id', '=', runId)
    .where('a.state', '=', 'submitted')
    .orderBy('a.code')
    .execute()
}

/** The published decision on one application. */
export function findPublishedDecision(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('allocation.decision as d')
    .innerJoin('allocation.run as r', 'r.id', 'd.run_id')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .innerJoin('region.unit as u', 'u.kato', 'd.region')
    .select([
      'd.outcome',
      'd.position',
      'd.reason',
      'd.region',
      'r.published_at',
      'r.contest_id',
      'a.account_id',
      'a.code',
      'a.ineligible_reason',
      'u.name_kk',
      'u.name_ru',
      'u.name_en',
    ])
    .where('d.application_id', '=', applicationId)
    .where('r.state', '=', 'published')
    .where('a.state', '=', 'submitted')
    .executeTakeFirst()
}

/** What a public page may be made of: recipients and the waiting list by code; never a name, group or score. */
export function listPublicDecisions(db: Kysely<Database>, runId: string, region: string) {
  return db
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .leftJoin('region.unit as u', 'u.kato', 'a.district')
    .select(['a.code', 'd.outcome', 'd.position', 'a.district', 'u.name_kk', 'u.name_ru', 'u.name_en'])
    .where('d.run_id', '=', runId)
    .where('d.region', '=', region)
    .where('d.outcome', 'in', ['recipient', 'waiting'])
    .where('a.state', '=', 'submitted')
    .orderBy('d.outcome')
    .orderBy('d.position')
    .execute()
}

/** The region in which the published list of a run names this code. */
export function findPublicDecision(db: Kysely<Database>, runId: string, code: string) {
  return db
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .select(['d.region', 'd.outcome', 'd.position'])
    .where('d.run_id', '=', runId)
    .where('a.code', '=', code)
    .where('d.outcome', 'in', ['recipient', 'waiting'])
    .where('a.state', '=', 'submitted')
    .executeTakeFirst()
}
