import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { DiscrepancyRuleTable, DiscrepancyTable } from '#db/schema/discrepancy.ts'
import type { Database } from '#db/schema.ts'

export function findDiscrepancyRule(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.discrepancy_rule')
    .select(['level_gap', 'points_gap', 'statistical', 'extra_rounds', 'adjudicated'])
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

export async function upsertDiscrepancyRule(
  tx: Transaction<Database>,
  { contest_id, ...rule }: Insertable<DiscrepancyRuleTable>,
): Promise<void> {
  await tx
    .insertInto('contest.discrepancy_rule')
    .values({ contest_id, ...rule })
    .onConflict((oc) => oc.column('contest_id').doUpdateSet(rule))
    .execute()
}

/** Contests in review that have a rule. */
export async function listRuledContests(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('contest.discrepancy_rule as r')
    .innerJoin('contest.contest as c', 'c.id', 'r.contest_id')
    .select('c.id')
    .where('c.state', '=', 'in-review')
    .orderBy('c.id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Essays with at least so many finished readings that were not compared as they stand now, with the digest that says
 * how they stand. Anchor essays are left out: many read them anyway, and somebody always differs.
 */
export async function listUncheckedEssays(
  db: Kysely<Database>,
  contestId: string,
  least: number,
  essayIds: readonly string[] | null,
  limit: number,
) {
  const { rows } = await sql<{ essay_id: string; mark: string }>`
    select a.essay_id, md5(string_agg(a.id || ':' || r.version, ',' order by a.id)) as mark
    from writing.assignment a
    join writing.review r on r.assignment_id = a.id and r.state = 'submitted'
    join writing.essay e on e.id = a.essay_id and e.state = 'submitted'
    left join writing.reading_check c on c.essay_id = a.essay_id
    where a.contest_id = ${contestId}::uuid and a.state = 'done'
      and (${essayIds === null} or a.essay_id = any(${essayIds === null ? [] : [...essayIds]}::uuid[]))
      and not exists (select from writing.anchor_essay n where n.essay_id = a.essay_id)
    group by a.essay_id, c.mark
    having count(*) >= ${least} and c.mark is distinct from md5(string_agg(a.id || ':' || r.version, ',' order by a.id))
    order by a.essay_id
    limit ${limit}`.execute(db)
  return rows
}

/** A row per criterion of every finished reading. */
const finishedScores = (db: Kysely<Database>) =>
  db
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.review as r', 'r.assignment_id', 'a.id')
    .innerJoin('writing.review_score as s', 's.assignment_id', 'a.id')
    .select(['a.essay_id', 'a.juror_id', 'a.id as assignment_id', 's.criterion_id', 's.score'])
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .orderBy('a.essay_id')

/** The scores of some essays, for the rule. */
export async function listReadingScores(db: Kysely<Database>, essayIds: readonly string[]) {
  if (essayIds.length === 0) return []
  return finishedScores(db).where('a.essay_id', 'in', essayIds).orderBy('a.id').execute()
}

/** The scores of a contest, for the statistical screen. */
export function listContestScores(db: Kysely<Database>, contestId: string) {
  return finishedScores(db).where('a.contest_id', '=', contestId).orderBy('a.juror_id').execute()
}

export async function upsertReadingChecks(
  tx: Transaction<Database>,
  contestId: string,
  checks: readonly { essay_id: string; mark: string }[],
): Promise<void> {
  if (checks.length === 0) return
  await tx
    .insertInto('writing.reading_check')
    .values(checks.map((check) => ({ ...check, contest_id: contestId })))
    .onConflict((oc) => oc.column('essay_id').doUpdateSet((eb) => ({ mark: eb.ref('excluded.mark') })))
    .execute()
}

/** After a change of the rule everything is compared anew. */
export async function deleteReadingChecks(tx: Transaction<Database>, contestId: string): Promise<void> {
  await tx.deleteFrom('writing.reading_check').where('contest_id', '=', contestId).execute()
}

const columns = [
  'd.id',
  'd.essay_id',
  'd.number',
  'd.state',
  'd.round',
  'd.rounds_allowed',
  'd.found',
  'd.obstacle',
  'd.found_at',
  'd.changed_at',
] as const

/** Of these essays, the ones with a discrepancy, held until the end of the transaction. */
export async function lockDiscrepancies(tx: Transaction<Database>, essayIds: readonly string[]) {
  if (essayIds.length === 0) return []
  return tx
    .selectFrom('writing.discrepancy as d')
    .select(columns)
    .where('d.essay_id', 'in', essayIds)
    .orderBy('d.id')
    .forUpdate()
    .execute()
}

export async function findLastDiscrepancyNumber(db: Kysely<Database>, contestId: string): Promise<number> {
  const row = await db
    .selectFrom('writing.discrepancy')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
  return row?.last ?? 0
}

export async function insertDiscrepancy(tx: Transaction<Database>, row: Insertable<DiscrepancyTable>): Promise<void> {
  await tx.insertInto('writing.discrepancy').values(row).execute()
}

export async function updateDiscrepancy(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<DiscrepancyTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('writing.discrepancy').set(values).where('id', '=', id).execute()
}

/** Settles what an adjudicator has decided meanwhile; the ids of what is settled now. */
export async function updateDecidedDiscrepancies(tx: Transaction<Database>, contestId: string, at: Date) {
  const rows = await tx
    .updateTable('writing.discrepancy as d')
    .set({ state: 'adjudicated', obstacle: null, changed_at: at })
    .where('d.contest_id', '=', contestId)
    .where('d.state', '=', 'adjudication')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('writing.adjudication as a')
          .select('a.id')
          .whereRef('a.discrepancy_id', '=', 'd.id')
          .where('a.state', '=', 'done'),
      ),
    )
    .returning('d.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Discrepancies that wait for a reader or an adjudicator, with how many readings their essays have or are to have. */
export async function listWaiting(tx: Transaction<Database>, contestId: string) {
  const { rows } = await sql<{
    id: string
    essay_id: string
    state: 'extra-reading' | 'adjudication'
    round: number
    obstacle: string | null
    readings: number
    adjudicators: number
    readable: boolean
  }>`
    select d.id, d.essay_id, d.state, d.round, d.obstacle,
      (select count(*)::int from writing.assignment a where a.essay_id = d.essay_id and a.state <> 'recused') as readings,
      (select count(*)::int from writing.adjudication j
        where j.discrepancy_id = d.id and j.state <> 'returned') as adjudicators,
      coalesce(t.state = 'approved', false) as readable
    from writing.discrepancy d
    join writing.essay e on e.id = d.essay_id and e.state = 'submitted'
    left join writing.anonymous_text t on t.essay_id = d.essay_id
    where d.contest_id = ${contestId}::uuid and d.state in ('extra-reading', 'adjudication')
    order by d.id`.execute(tx)
  return rows
}

/** Everything about the discrepancies of a contest but who wrote the essays. */
export async function listDiscrepancies(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{
    id: string
    number: number
    language: string
    state: DiscrepancyTable['state']
    round: number
    rounds_allowed: number
    found: object
    obstacle: DiscrepancyTable['obstacle']
    found_at: Date
    changed_at: Date
    withdrawn: boolean
    open_readers: number[]
    done: number
    adjudicator: number | null
    adjudication_state: 'open' | 'done' | null
  }>`
    select d.id, d.number, e.language, d.state, d.round, d.rounds_allowed, d.found, d.obstacle, d.found_at, d.changed_at,
      e.state = 'withdrawn' as withdrawn,
      coalesce((select array_agg(j.number order by j.number) from writing.assignment a
        join writing.juror j on j.id = a.juror_id
        where a.essay_id = d.essay_id and a.state = 'open'), '{}') as open_readers,
      (select count(*)::int from writing.assignment a where a.essay_id = d.essay_id and a.state = 'done') as done,
      j.number as adjudicator, x.state as adjudication_state
    from writing.discrepancy d
    join writing.essay e on e.id = d.essay_id
    left join writing.adjudication x on x.discrepancy_id = d.id and x.state <> 'returned'
    left join writing.juror j on j.id = x.juror_id
    where d.contest_id = ${contestId}::uuid
    order by d.state in ('agreed', 'adjudicated'), d.number`.execute(db)
  return rows
}

/** Discrepancies of a contest on which something is still to come. */
export async function countOpenDiscrepancies(db: Kysely<Database>, contestId: string): Promise<number> {
  const row = await db
    .selectFrom('writing.discrepancy as d')
    .innerJoin('writing.essay as e', 'e.id', 'd.essay_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('d.contest_id', '=', contestId)
    .where('e.state', '=', 'submitted')
    .where('d.state', 'in', ['extra-reading', 'adjudication'])
    .executeTakeFirstOrThrow()
  return row.count
}

/** The steps of each discrepancy of a contest as the audit has them. */
export async function listDiscrepancySteps(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('audit.entry as e')
    .innerJoin('writing.discrepancy as d', (join) => join.on(sql<boolean>`d.id::text = e.subject_id`))
    .select(['d.id', 'e.at', 'e.action'])
    .where('e.subject_kind', '=', 'discrepancy')
    .where('d.contest_id', '=', contestId)
    .orderBy('e.seq')
    .execute()
}

/** The essay that a juror knows by this code in a contest. */
export async function findEssayByCode(db: Kysely<Database>, contestId: string, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('writing.assignment')
    .select('essay_id')
    .where('contest_id', '=', contestId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.essay_id ?? null
}

/** A withdrawn essay has no discrepancy any more. */
export async function deleteDiscrepancy(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx.deleteFrom('writing.discrepancy').where('essay_id', '=', essayId).execute()
  await tx.deleteFrom('writing.reading_check').where('essay_id', '=', essayId).execute()
}
