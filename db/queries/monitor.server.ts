import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

/* How a review goes on, for organisers: never an author, never a score beside a juror. */

export function findReviewPlan(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.review_plan')
    .select(['finish_by', 'quiet_days'])
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

export async function upsertReviewPlan(
  tx: Transaction<Database>,
  contestId: string,
  plan: { finish_by: string | null; quiet_days: number },
): Promise<void> {
  await tx
    .insertInto('contest.review_plan')
    .values({ contest_id: contestId, ...plan })
    .onConflict((conflict) => conflict.column('contest_id').doUpdateSet(plan))
    .execute()
}

export type Activity = {
  juror_id: string
  /** to read now: given out, not done, with an approved text */
  open: number
  done: number
  drafts: number
  /** the first essay was given out */
  given_at: Date | null
  /** a review was last touched */
  last_at: Date | null
}

export async function listReadingActivity(db: Kysely<Database>, contestId: string): Promise<Activity[]> {
  const { rows } = await sql<Activity>`
    select a.juror_id,
      count(*) filter (where a.state = 'open' and t.state = 'approved')::int as open,
      count(*) filter (where a.state = 'done')::int as done,
      count(*) filter (where a.state = 'open' and r.assignment_id is not null)::int as drafts,
      min(a.created_at) as given_at,
      max(r.updated_at) as last_at
    from writing.assignment a
    left join writing.anonymous_text t on t.essay_id = a.essay_id
    left join writing.review r on r.assignment_id = a.id
    where a.contest_id = ${contestId} and a.state <> 'recused'
    group by a.juror_id`.execute(db)
  return rows
}

/** Approved texts of children who take part, by language and by how many jurors have finished them. */
export async function listReviewDepths(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{ language: string; reviews: number; essays: number }>`
    select n.language, n.reviews, count(*)::int as essays
    from (
      select t.language, (
        select count(*)::int from writing.assignment x where x.essay_id = e.id and x.state = 'done') as reviews
      from writing.essay e
      join writing.anonymous_text t on t.essay_id = e.id and t.state = 'approved'
      join bridge.entry b on b.essay_id = e.id
      join identity.application a on a.id = b.application_id and a.state = 'submitted' and a.eligibility = 'eligible'
      where e.contest_id = ${contestId} and e.state = 'submitted'
    ) n
    group by n.language, n.reviews
    order by n.language, n.reviews`.execute(db)
  return rows
}

/** Readings by the day (UTC+5) on which each was first handed in, and language, from a moment on. */
export async function listReadingsPerDay(db: Kysely<Database>, contestId: string, from: Date) {
  const { rows } = await sql<{ day: string; language: string; readings: number }>`
    select to_char(f.at at time zone 'UTC' + interval '5 hours', 'YYYY-MM-DD') as day, f.language,
      count(*)::int as readings
    from (
      select e.language, coalesce(
        (select min(v.saved_at) from writing.review_version v where v.assignment_id = a.id and v.state = 'submitted'),
        r.submitted_at) as at
      from writing.assignment a
      join writing.review r on r.assignment_id = a.id and r.state = 'submitted' and r.updated_at >= ${from}
      join writing.essay e on e.id = a.essay_id
      where a.contest_id = ${contestId} and a.state = 'done'
    ) f
    where f.at >= ${from}
    group by 1, 2
    order by 1, 2`.execute(db)
  return rows
}

/** When the first reading of a contest was handed in, as far as it still counts. */
export async function findFirstReading(db: Kysely<Database>, contestId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(coalesce(
      (select min(v.saved_at) from writing.review_version v where v.assignment_id = a.id and v.state = 'submitted'),
      r.submitted_at)) as at
    from writing.assignment a
    join writing.review r on r.assignment_id = a.id and r.state = 'submitted'
    where a.contest_id = ${contestId} and a.state = 'done'`.execute(db)
  return rows[0]?.at ?? null
}

/**
 * Scores of essays that at least two jurors have finished: of at most `essays` of them, in an order that says nothing,
 * so that a page of a large contest stays quick.
 */
export async function listSharedScores(db: Kysely<Database>, contestId: string, essays: number) {
  const { rows } = await sql<{ essay: string; juror: string; criterion: string; score: number }>`
    with shared as (
      select a.essay_id from writing.assignment a
      where a.contest_id = ${contestId} and a.state = 'done'
      group by a.essay_id having count(*) >= 2
      order by md5(a.essay_id::text) limit ${essays}
    )
    select a.essay_id as essay, a.juror_id as juror, s.criterion_id as criterion, s.score
    from shared
    join writing.assignment a on a.essay_id = shared.essay_id and a.state = 'done'
    join writing.review r on r.assignment_id = a.id and r.state = 'submitted'
    join writing.review_score s on s.assignment_id = a.id
    order by a.essay_id, a.juror_id`.execute(db)
  return rows
}

/** Where letters to active jurors go; for sending alone, never beside a number on a page. */
export function listJurorAddresses(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.juror as j')
    .innerJoin('identity.account as a', 'a.id', 'j.account_id')
    .select(['j.id', 'a.email', 'a.locale'])
    .where('j.contest_id', '=', contestId)
    .where('j.state', '=', 'active')
    .where('a.email', 'is not', null)
    .execute()
}

/** Which of some messages exist already. */
export async function listKnownEvents(db: Kysely<Database>, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db
    .selectFrom('message.outbox')
    .select('event_key')
    .where('event_key', 'in', [...keys])
    .execute()
  return new Set(rows.map(({ event_key }) => event_key))
}
