import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { AllocationRunTable, DecisionTable } from '#db/schema/allocation-run.ts'
import type { Database } from '#db/schema.ts'

/** The regions of a contest with their names. */
export function listRegionsOf(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.contest_region as cr')
    .innerJoin('region.unit as u', 'u.kato', 'cr.kato')
    .select(['cr.kato', 'u.name_kk', 'u.name_ru', 'u.name_en'])
    .where('cr.contest_id', '=', contestId)
    .orderBy('cr.kato')
    .execute()
}

/**
 * Everybody who submitted, with the measure of the run (null: not scored). Opens the join between essay and child
 * for the one number that an allocation needs.
 */
export async function listCandidates(db: Kysely<Database>, contestId: string, scoringRunId: string | null) {
  const { rows } = await sql<{
    id: string
    essay: string | null
    code: string
    region: string | null
    district: string | null
    accepts: string[] | null
    eligibility: 'pending' | 'eligible' | 'ineligible'
    measure: number | null
    groups: string[]
  }>`
    select a.id, b.essay_id as essay, a.code, a.region, a.district, a.accepts, a.eligibility, m.measure,
      coalesce(c.groups, '{}') as groups
    from identity.application a
    left join bridge.entry b on b.application_id = a.id
    left join writing.scoring_run_essay m on m.run_id = ${scoringRunId}::uuid and m.essay_id = b.essay_id
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

/** Pairs of applications that an organiser found to be of one household. */
export function listHouseholdPairs(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('identity.duplicate_flag')
    .select(['first_id', 'second_id'])
    .where('contest_id', '=', contestId)
    .where('resolution', '=', 'household')
    .distinct()
    .execute()
}

const runColumns = [
  'id',
  'contest_id',
  'scoring_run_id',
  'state',
  'format',
  'input_hash',
  'output_hash',
  'program_version',
  'created_by',
  'created_at',
  'approved_by',
  'approved_at',
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

/** What a run was computed from and what came out, as they are published. */
export function findRunFile(db: Kysely<Database>, runId: string) {
  return db.selectFrom('allocation.run').select(['input', 'output']).where('id', '=', runId).executeTakeFirst()
}

/** Who proposed and who approved a run. */
export function findRunPeople(db: Kysely<Database>, runId: string) {
  return db
    .selectFrom('allocation.run as r')
    .innerJoin('identity.account as proposer', 'proposer.id', 'r.created_by')
    .leftJoin('identity.account as approver', 'approver.id', 'r.approved_by')
    .select(['proposer.display_name as proposer', 'approver.display_name as approver'])
    .where('r.id', '=', runId)
    .executeTakeFirst()
}

/** Devices that a run could give to nobody, by lot; none of a run of the first format. */
export async function listUnused(db: Kysely<Database>, runId: string): Promise<{ lot: string; count: number }[]> {
  const { rows } = await sql<{ lot: string; count: number }>`
    select one ->> 'lot' as lot, (one ->> 'count')::int as count
    from allocation.run, jsonb_array_elements(output -> 'unused') one where id = ${runId} order by 1
  `.execute(db)
  return rows
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

export async function updateRunApproved(tx: Transaction<Database>, runId: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('allocation.run')
    .set({ state: 'approved', approved_by: by, approved_at: at })
    .where('id', '=', runId)
    .execute()
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
  reason: string,
): Promise<void> {
  await tx
    .updateTable('allocation.run')
    .set({ state: 'withdrawn', withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason })
    .where('id', '=', runId)
    .execute()
}
