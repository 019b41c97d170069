import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

export type TypingStage = 'first' | 'second' | 'third' | 'settled'

/** Where a task is: who has to come next, and whether somebody has it in the hands. */
const staged = (contestId: string, now: Date) => sql`(
  select t.id, t.essay_id, t.created_at, t.settled_at, t.in_time,
    case when t.state = 'settled' then 'settled' when t.state = 'differs' then 'third'
      when exists (select from writing.transcription x where x.task_id = t.id and x.state = 'done') then 'second'
      else 'first' end as stage,
    case when t.state = 'differs' then coalesce(t.lease_until > ${now}, false)
      else exists (select from writing.transcription x
        where x.task_id = t.id and x.state = 'claimed' and x.lease_until > ${now}) end as held
  from writing.transcription_task t where t.contest_id = ${contestId}::uuid)`

/** How many essays are at each stage, and since when the oldest of them has waited. */
export async function countTypingStages(db: Kysely<Database>, contestId: string, now: Date) {
  const { rows } = await sql<{ stage: TypingStage; essays: number; held: number; late: number; oldest: Date }>`
    select stage, count(*)::int as essays, (count(*) filter (where held))::int as held,
      (count(*) filter (where not in_time))::int as late, min(created_at) as oldest
    from ${staged(contestId, now)} s group by stage`.execute(db)
  return rows
}

/** The open tasks that have waited longest; nothing in them says whose essay it is. */
export async function listWaitingTasks(db: Kysely<Database>, contestId: string, now: Date, limit: number) {
  const { rows } = await sql<{
    id: string
    stage: Exclude<TypingStage, 'settled'>
    held: boolean
    created_at: Date
    pages: number
  }>`
    select s.id, s.stage, s.held, s.created_at,
      (select count(*) from identity.essay_page p join bridge.entry b on b.application_id = p.application_id
        where b.essay_id = s.essay_id)::int as pages
    from ${staged(contestId, now)} s where s.stage <> 'settled'
    order by s.created_at, s.id limit ${limit}`.execute(db)
  return rows
}

/** Settled texts with places that nobody could read, marked with `mark`, the most of them first. */
export async function listUnreadable(db: Kysely<Database>, contestId: string, mark: string, limit: number) {
  const { rows } = await sql<{ id: string; application_id: string; settled_at: Date; places: number; words: number }>`
    select t.id, b.application_id, t.settled_at, e.word_count as words,
      (length(e.body) - length(replace(e.body, ${mark}, ''))) / length(${mark}) as places
    from writing.transcription_task t
    join writing.essay e on e.id = t.essay_id
    join bridge.entry b on b.essay_id = e.id
    where t.contest_id = ${contestId}::uuid and t.state = 'settled' and position(${mark} in e.body) > 0
    order by places desc, t.id limit ${limit}`.execute(db)
  return rows
}
