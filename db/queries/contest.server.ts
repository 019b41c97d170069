import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type {
  ContestTable,
  ContestTextTable,
  CriterionLevelTable,
  CriterionTable,
  Database,
  PriorityGroupTable,
} from '#db/schema.ts'

const columns = [
  'id',
  'slug',
  'state',
  'opens_at',
  'closes_at',
  'grade_min',
  'grade_max',
  'age_min',
  'age_max',
  'essay_languages',
  'words_min',
  'words_max',
  'reviews_per_essay',
  'certificate_days',
  'version',
  'created_at',
] as const

export function findContest(db: Kysely<Database>, id: string) {
  return db.selectFrom('contest.contest').select(columns).where('id', '=', id).executeTakeFirst()
}

export function findContestBySlug(db: Kysely<Database>, slug: string) {
  return db.selectFrom('contest.contest').select(columns).where('slug', '=', slug).executeTakeFirst()
}

/**
 * Holds the contest until the end of the transaction; the first lock of every change to a contest, before that of an
 * application. Whoever holds an application and writes a row that names the contest does not wait for it.
 */
export function lockContest(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('contest.contest').select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Newest first. */
export function listContests(db: Kysely<Database>) {
  return db.selectFrom('contest.contest').select(columns).orderBy('created_at', 'desc').orderBy('id').execute()
}

export async function listContestTexts(db: Kysely<Database>, contestIds: readonly string[]) {
  if (contestIds.length === 0) return []
  return db
    .selectFrom('contest.contest_text')
    .select(['contest_id', 'locale', 'title', 'task', 'instructions'])
    .where('contest_id', 'in', contestIds)
    .execute()
}

export function listContestRegions(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.contest_region')
    .select('kato')
    .where('contest_id', '=', contestId)
    .orderBy('kato')
    .execute()
}

export function listPriorityGroups(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.priority_group')
    .select(['key', 'tier', 'position', 'name_kk', 'name_ru', 'name_en'])
    .where('contest_id', '=', contestId)
    .orderBy('position')
    .orderBy('key')
    .execute()
}

export function listCriteria(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.criterion')
    .select(['id', 'position', 'weight', 'name_kk', 'name_ru', 'name_en'])
    .where('contest_id', '=', contestId)
    .orderBy('position')
    .execute()
}

export async function listCriterionLevels(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.criterion_level as level')
    .innerJoin('contest.criterion as criterion', 'criterion.id', 'level.criterion_id')
    .select(['level.criterion_id', 'level.score', 'level.text_kk', 'level.text_ru', 'level.text_en'])
    .where('criterion.contest_id', '=', contestId)
    .orderBy('level.score')
    .execute()
}

/** What stands on a contest already: the numbers that its guards ask for. */
export async function countContestDependents(db: Kysely<Database>, contestId: string, now: Date) {
  const { rows } = await sql<{
    applications: number
    extensions: number
    submitted: number
    unscreened: number
    approved_texts: number
    pending_texts: number
    jurors: number
    assignments: number
    open_assignments: number
    open_discrepancies: number
    reviews: number
    submitted_reviews: number
    published_allocations: number
    lottery_committed: boolean
  }>`
    select
      (select count(*)::int from identity.application where contest_id = ${contestId}) as applications,
      (select count(*)::int from identity.extension x join identity.application p on p.id = x.application_id
        where p.contest_id = ${contestId} and p.state = 'draft' and x.ended_at is null and x.until > ${now}) as extensions,
      (select count(*)::int from identity.application where contest_id = ${contestId} and state = 'submitted') as submitted,
      (select count(*)::int from identity.application
        where contest_id = ${contestId} and state = 'submitted' and eligibility = 'pending') as unscreened,
      (select count(*)::int from writing.anonymous_text t join writing.essay e on e.id = t.essay_id
        where e.contest_id = ${contestId} and e.state = 'submitted' and t.state = 'approved') as approved_texts,
      (select count(*)::int from writing.essay e left join writing.anonymous_text t on t.essay_id = e.id
        where e.contest_id = ${contestId} and e.state = 'submitted' and coalesce(t.state, 'pending') <> 'approved') as pending_texts,
      (select count(*)::int from writing.juror where contest_id = ${contestId} and state = 'active') as jurors,
      (select count(*)::int from writing.assignment where contest_id = ${contestId} and state <> 'recused') as assignments,
      (select count(*)::int from writing.assignment where contest_id = ${contestId} and state = 'open') as open_assignments,
      (select count(*)::int from writing.discrepancy d join writing.essay e on e.id = d.essay_id and e.state = 'submitted'
        where d.contest_id = ${contestId} and d.state in ('extra-reading', 'adjudication')) as open_discrepancies,
      (select count(*)::int from writing.review r join writing.assignment a on a.id = r.assignment_id
        where a.contest_id = ${contestId}) as reviews,
      (select count(*)::int from writing.review r join writing.assignment a on a.id = r.assignment_id
        where a.contest_id = ${contestId} and a.state = 'done' and r.state = 'submitted') as submitted_reviews,
      (select count(*)::int from allocation.run
        where contest_id = ${contestId} and state = 'published') as published_allocations,
      exists (select from allocation.lottery where contest_id = ${contestId}) as lottery_committed
  `.execute(db)
  const [row] = rows
  if (!row) throw new Error('counting returned no row')
  return row
}

export async function insertContest(tx: Transaction<Database>, row: Insertable<ContestTable>): Promise<void> {
  await tx.insertInto('contest.contest').values(row).execute()
}

type Editable = Partial<Omit<Insertable<ContestTable>, 'id' | 'version' | 'created_by' | 'created_at'>>

/** Changes a contest and its version; false when it is no longer at `version`. */
export async function updateContest(
  tx: Transaction<Database>,
  id: string,
  version: number,
  values: Editable,
): Promise<boolean> {
  const result = await tx
    .updateTable('contest.contest')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Inserts or replaces the texts of one language. */
export async function updateContestText(tx: Transaction<Database>, row: Insertable<ContestTextTable>): Promise<void> {
  await tx
    .insertInto('contest.contest_text')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['contest_id', 'locale']).doUpdateSet({
        title: (excluded) => excluded.ref('excluded.title'),
        task: (excluded) => excluded.ref('excluded.task'),
        instructions: (excluded) => excluded.ref('excluded.instructions'),
      }),
    )
    .execute()
}

/** Replaces the regions of a contest. */
export async function updateContestRegions(
  tx: Transaction<Database>,
  contestId: string,
  katos: readonly string[],
): Promise<void> {
  await tx.deleteFrom('contest.contest_region').where('contest_id', '=', contestId).execute()
  if (katos.length === 0) return
  await tx
    .insertInto('contest.contest_region')
    .values(katos.map((kato) => ({ contest_id: contestId, kato })))
    .execute()
}

/** Replaces the priority groups of a contest; refused by the database once somebody claims one of them. */
export async function updatePriorityGroups(
  tx: Transaction<Database>,
  contestId: string,
  rows: readonly Omit<Insertable<PriorityGroupTable>, 'contest_id'>[],
): Promise<void> {
  await tx.deleteFrom('contest.priority_group').where('contest_id', '=', contestId).execute()
  if (rows.length === 0) return
  await tx
    .insertInto('contest.priority_group')
    .values(rows.map((row) => ({ ...row, contest_id: contestId })))
    .execute()
}

/** Replaces the rubric of a contest; refused by the database once somebody has scored by it. */
export async function updateRubric(
  tx: Transaction<Database>,
  contestId: string,
  criteria: readonly Omit<Insertable<CriterionTable>, 'contest_id'>[],
  levels: readonly Insertable<CriterionLevelTable>[],
): Promise<void> {
  await tx.deleteFrom('contest.criterion').where('contest_id', '=', contestId).execute()
  if (criteria.length === 0) return
  await tx
    .insertInto('contest.criterion')
    .values(criteria.map((row) => ({ ...row, contest_id: contestId })))
    .execute()
  if (levels.length > 0) await tx.insertInto('contest.criterion_level').values(levels).execute()
}

export async function countSubmittedByContest(db: Kysely<Database>, contestIds: readonly string[]) {
  if (contestIds.length === 0) return []
  return db
    .selectFrom('identity.application')
    .select(['contest_id', sql<number>`count(*)::int`.as('submitted')])
    .where('contest_id', 'in', contestIds)
    .where('state', '=', 'submitted')
    .groupBy('contest_id')
    .execute()
}
