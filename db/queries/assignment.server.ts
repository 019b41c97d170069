import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { AssignmentRunTable, AssignmentTable, Database } from '#db/schema.ts'

/** Opens the join: approved texts of eligible, submitted applications, with what conflicts of interest are about. */
export function listAssignableEssays(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.essay as e')
    .innerJoin('writing.anonymous_text as t', 't.essay_id', 'e.id')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'e.id')
    .innerJoin('identity.application as a', 'a.id', 'b.application_id')
    .leftJoin('writing.anchor_essay as n', 'n.essay_id', 'e.id')
    .select([
      'e.id',
      't.language',
      'a.school',
      'a.family_name',
      'a.guardian_name',
      'a.partner_id',
      'n.essay_id as anchor',
      (eb) => eb.fn.coalesce('a.district', 'a.region').as('region'),
    ])
    .where('e.contest_id', '=', contestId)
    .where('e.state', '=', 'submitted')
    .where('t.state', '=', 'approved')
    .where('a.state', '=', 'submitted')
    .where('a.eligibility', '=', 'eligible')
    .orderBy('e.id')
    .execute()
}

/** Submitted applications whose text is not ready for jurors yet and that are not ineligible. */
export async function countEssaysInScreening(db: Kysely<Database>, contestId: string): Promise<number> {
  const row = await db
    .selectFrom('identity.application as a')
    .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
    .leftJoin('writing.anonymous_text as t', 't.essay_id', 'b.essay_id')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'submitted')
    .where('a.eligibility', '!=', 'ineligible')
    .where((eb) => eb.or([eb('t.state', 'is distinct from', 'approved'), eb('a.eligibility', '=', 'pending')]))
    .executeTakeFirst()
  return row?.count ?? 0
}

export function listAssignments(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.assignment')
    .select(['id', 'juror_id', 'essay_id', 'code', 'state'])
    .where('contest_id', '=', contestId)
    .orderBy('juror_id')
    .orderBy('essay_id')
    .execute()
}

/** How far the essays of each language have come. Essays that jurors may not read (any more) are left out. */
export async function listCoverage(db: Kysely<Database>, contestId: string, reviewsPerEssay: number) {
  const { rows } = await sql<{ language: string; essays: number; filled: number; done: number }>`
    select t.language,
      count(*)::int as essays,
      coalesce(sum(least(n.given, ${reviewsPerEssay})), 0)::int as filled,
      coalesce(sum(least(n.done, ${reviewsPerEssay})), 0)::int as done
    from writing.essay e
    join writing.anonymous_text t on t.essay_id = e.id and t.state = 'approved'
    join bridge.entry b on b.essay_id = e.id
    join identity.application a on a.id = b.application_id and a.state = 'submitted' and a.eligibility = 'eligible'
    cross join lateral (
      select count(*) filter (where x.state <> 'recused') as given, count(*) filter (where x.state = 'done') as done
      from writing.assignment x where x.essay_id = e.id
    ) n
    where e.contest_id = ${contestId} and e.state = 'submitted'
    group by t.language
    order by t.language`.execute(db)
  return rows
}

export async function insertAssignments(
  tx: Transaction<Database>,
  rows: readonly Insertable<AssignmentTable>[],
): Promise<void> {
  // A statement takes at most 65,535 parameters.
  for (let start = 0; start < rows.length; start += 5000) {
    await tx
      .insertInto('writing.assignment')
      .values(rows.slice(start, start + 5000))
      .execute()
  }
}

/** Gives back what a juror has not finished. */
export async function updateOpenAssignmentsRecused(tx: Transaction<Database>, jurorId: string): Promise<number> {
  const result = await tx
    .updateTable('writing.assignment')
    .set({ state: 'recused', recuse_reason: 'other' })
    .where('juror_id', '=', jurorId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function insertAssignmentRun(tx: Transaction<Database>, row: Insertable<AssignmentRunTable>) {
  await tx.insertInto('writing.assignment_run').values(row).execute()
}

export function findLastAssignmentRun(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.assignment_run')
    .select(['seed', 'created_by', 'created_at', 'summary'])
    .where('contest_id', '=', contestId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Contests in which a juror gave an essay back and nobody has looked for another reader yet. */
export async function listRefillRequests(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('writing.refill_request as r')
    .innerJoin('contest.contest as c', 'c.id', 'r.contest_id')
    .select('c.id')
    .where('c.state', '=', 'in-review')
    .orderBy('r.asked_at')
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteRefillRequest(tx: Transaction<Database>, contestId: string): Promise<void> {
  await tx.deleteFrom('writing.refill_request').where('contest_id', '=', contestId).execute()
}
