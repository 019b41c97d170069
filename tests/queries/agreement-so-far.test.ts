import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { agreementSoFar } from '#app/domain/monitor/agreement-so-far.server.ts'
import { createSeededDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createSeededDatabase()
})
afterAll(() => database.drop())

it('agreement so far is the alpha of what is handed in, with an interval around it', async () => {
  const { db } = database.client
  const { id } = await db
    .selectFrom('contest.contest')
    .select('id')
    .where('state', '=', 'announced')
    .executeTakeFirstOrThrow()
  const criteria = await db
    .selectFrom('contest.criterion')
    .select(['id', 'weight'])
    .where('contest_id', '=', id)
    .orderBy('position')
    .execute()
  const found = await agreementSoFar(
    { db },
    { id, criteria: criteria.map((one) => ({ ...one, names: { kk: '', ru: '', en: '' }, levels: [] })) },
  )
  expect(found.figures?.criteria).toHaveLength(criteria.length)
  for (const figure of [...(found.figures?.criteria ?? []), found.figures?.total]) {
    const [low, high] = figure?.interval ?? [Number.NaN, Number.NaN]
    expect(figure?.alpha).toBeGreaterThanOrEqual(low)
    expect(figure?.alpha).toBeLessThanOrEqual(high)
  }
  // Krippendorff's formula written out in SQL, for the first criterion.
  const { rows } = await sql<{ alpha: number }>`
    with score as (
      select a.essay_id as unit, s.score::float8 as x, count(*) over (partition by a.essay_id)::float8 as m
      from writing.assignment a
      join writing.review r on r.assignment_id = a.id and r.state = 'submitted'
      join writing.review_score s on s.assignment_id = a.id and s.criterion_id = ${criteria[0]?.id}
      where a.contest_id = ${id} and a.state = 'done'
    ), pairable as (select * from score where m > 1),
    total as (select count(*)::float8 as n, sum(x) as sum, sum(x * x) as square from pairable),
    inside as (
      select sum(2 * (m * square - sum * sum) / (m - 1)) as observed
      from (select unit, m, sum(x) as sum, sum(x * x) as square from pairable group by unit, m) u
    )
    select 1 - (n - 1) * observed / (2 * (n * square - sum * sum)) as alpha from total, inside`.execute(db)
  expect(found.figures?.criteria[0]?.alpha).toBeCloseTo(rows[0]?.alpha ?? Number.NaN, 10)
})
