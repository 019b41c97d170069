import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

const runColumns = [
  'id',
  'contest_id',
  'method',
  'input_hash',
  'program_version',
  'created_at',
  'finished_at',
  'summary',
  'state',
  'progress',
  'step',
  'failure',
  'seed',
] as const

/** The newest run that is done: the one that ranks. */
export function findLatestScoringRun(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.scoring_run')
    .select(runColumns)
    .where('contest_id', '=', contestId)
    .where('state', '=', 'done')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** The rubric as scores need it: scale ends from the levels. */
export function listScales(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.criterion as c')
    .innerJoin('contest.criterion_level as l', 'l.criterion_id', 'c.id')
    .select(({ fn }) => [
      'c.id',
      'c.weight',
      'c.position',
      fn.min<number>('l.score').as('min'),
      fn.max<number>('l.score').as('max'),
    ])
    .where('c.contest_id', '=', contestId)
    .groupBy(['c.id', 'c.weight', 'c.position'])
    .orderBy('c.position')
    .execute()
}

/** How far the reviewing is, without essay, author or juror: how many essays have how many submitted reviews. */
export async function countReviewsPerEssay(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{ reviews: number; essays: number }>`
    select reviews, count(*)::int as essays
    from (
      select count(r.assignment_id) filter (where r.state = 'submitted')::int as reviews
      from writing.essay e
      join writing.anonymous_text t on t.essay_id = e.id and t.state = 'approved'
      left join writing.assignment a on a.essay_id = e.id and a.state <> 'recused'
      left join writing.review r on r.assignment_id = a.id
      where e.contest_id = ${contestId} and e.state = 'submitted'
      group by e.id
    ) as essay
    group by reviews
    order by reviews
  `.execute(db)
  return rows
}

/** A run's measures beside application codes. Opens the join between what was written and who wrote it. */
export function listMeasuresByApplication(db: Kysely<Database>, runId: string, region?: string) {
  return db
    .selectFrom('writing.scoring_run_essay as m')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'm.essay_id')
    .innerJoin('identity.application as a', 'a.id', 'b.application_id')
    .select(['a.id', 'a.code', 'a.region', 'a.district', 'm.measure', 'm.reviews', 'm.raw', 'm.se', 'm.correction'])
    .where('m.run_id', '=', runId)
    .where('a.state', '=', 'submitted')
    .where('a.eligibility', '<>', 'ineligible')
    .$if(region !== undefined, (query) => query.where('a.region', '=', region ?? ''))
    .orderBy('m.measure', 'desc')
    .orderBy('a.code')
    .execute()
}

/** Ranked applications per region. Opens the join, but only for counting. */
export function countMeasuresByRegion(db: Kysely<Database>, runId: string) {
  return db
    .selectFrom('writing.scoring_run_essay as m')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'm.essay_id')
    .innerJoin('identity.application as a', 'a.id', 'b.application_id')
    .select(({ fn }) => ['a.region', fn.countAll<number>().as('applications')])
    .where('m.run_id', '=', runId)
    .where('a.state', '=', 'submitted')
    .where('a.eligibility', '<>', 'ineligible')
    .groupBy('a.region')
    .execute()
}

/** Mean of the submitted scores per criterion of the essay of one application; for its author's own page. */
export function listCriterionMeans(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('bridge.entry as b')
    .innerJoin('writing.assignment as a', 'a.essay_id', 'b.essay_id')
    .innerJoin('writing.review as r', 'r.assignment_id', 'a.id')
    .innerJoin('writing.review_score as s', 's.assignment_id', 'r.assignment_id')
    .innerJoin('contest.criterion as c', 'c.id', 's.criterion_id')
    .select(({ fn }) => [
      'c.id',
      'c.position',
      'c.name_kk',
      'c.name_ru',
      'c.name_en',
      fn.avg<string>('s.score').as('mean'),
    ])
    .where('b.application_id', '=', applicationId)
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .groupBy(['c.id', 'c.position', 'c.name_kk', 'c.name_ru', 'c.name_en'])
    .orderBy('c.position')
    .execute()
}

/** The opening of this person that is in force, if there is one. */
export function findOpening(db: Kysely<Database>, contestId: string, accountId: string, now: Date) {
  return db
    .selectFrom('bridge.opening')
    .select(['id', 'until'])
    .where('contest_id', '=', contestId)
    .where('account_id', '=', accountId)
    .where('until', '>', now)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertOpening(
  tx: Transaction<Database>,
  row: { id: string; contest_id: string; account_id: string; purpose: string; opened_at: Date; until: Date },
): Promise<void> {
  await tx.insertInto('bridge.opening').values(row).execute()
}
