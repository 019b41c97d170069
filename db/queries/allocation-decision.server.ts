import { type Kysely, sql, type Transaction } from 'kysely'
import type { DecisionTable } from '#db/schema/allocation-run.ts'
import type { Database } from '#db/schema.ts'

/* What a run decided for each application, for organisers, for the child and for the public. */

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
      'd.lot',
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
  const { rows } = await sql<{
    code: string
    region: string
    before: string | null
    after: string | null
    position: number | null
    reason: object | null
  }>`
    select app.code, coalesce(l.region, e.region) as region, e.outcome as before, l.outcome as after,
      l.position, l.reason
    from (select application_id, region, outcome from allocation.decision where run_id = ${earlierRunId}) e
    full join (
      select application_id, region, outcome, position, reason from allocation.decision where run_id = ${laterRunId}
    ) l
      on l.application_id = e.application_id
    join identity.application app on app.id = coalesce(l.application_id, e.application_id)
    where e.outcome is distinct from l.outcome
    order by region, app.code
  `.execute(db)
  return rows
}

/** Everybody who is to be told, with the way to reach them; nobody of them withdraws until the transaction ends. */
export function lockAddressees(tx: Transaction<Database>, runId: string) {
  return tx
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .select([
      'd.application_id',
      'd.region',
      'd.outcome',
      'd.position',
      'd.lot',
      'd.reason',
      'a.code',
      'a.email',
      'a.phone',
      'a.locale',
    ])
    .where('d.run_id', '=', runId)
    .where('a.state', '=', 'submitted')
    .orderBy('a.code')
    .forKeyShare('a')
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
