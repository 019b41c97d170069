import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { PolicyTable, ReserveTable } from '#db/schema/allocation-rules.ts'
import type { Database } from '#db/schema.ts'

export function findPolicy(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.policy')
    .select(['uses_tiers', 'min_score', 'rule', 'country_quota', 'answer_days', 'appeal_days', 'version'])
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

/** Reserves of groups that the contest still has. */
export function listReserves(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.reserve as r')
    .innerJoin('contest.priority_group as g', (join) =>
      join.onRef('g.contest_id', '=', 'r.contest_id').onRef('g.key', '=', 'r.group_key'),
    )
    .select(['r.group_key', 'r.level', 'r.share'])
    .where('r.contest_id', '=', contestId)
    .orderBy('g.position')
    .orderBy('r.level')
    .execute()
}

export function listQuotas(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.quota as q')
    .innerJoin('region.unit as u', 'u.kato', 'q.node')
    .select(['q.node', 'q.devices', 'u.parent'])
    .where('q.contest_id', '=', contestId)
    .orderBy('q.node')
    .execute()
}

/** Writes the policy and counts its version up, which stands for the quotas too; hold the lock of the contest. */
export async function upsertPolicy(
  tx: Transaction<Database>,
  contestId: string,
  values: Omit<Updateable<PolicyTable>, 'contest_id' | 'version'>,
): Promise<void> {
  await tx
    .insertInto('allocation.policy')
    .values({ min_score: null, country_quota: null, ...values, contest_id: contestId, version: 2 })
    .onConflict((conflict) =>
      conflict.column('contest_id').doUpdateSet(({ eb }) => ({
        ...values,
        version: eb('allocation.policy.version', '+', 1),
      })),
    )
    .execute()
}

export async function replaceReserves(
  tx: Transaction<Database>,
  contestId: string,
  rows: readonly Omit<Insertable<ReserveTable>, 'contest_id'>[],
): Promise<void> {
  await tx.deleteFrom('allocation.reserve').where('contest_id', '=', contestId).execute()
  if (rows.length === 0) return
  await tx
    .insertInto('allocation.reserve')
    .values(rows.map((row) => ({ contest_id: contestId, ...row })))
    .execute()
}

/** Sets the quotas of some nodes; null takes a node's quota away, nodes that are not named keep theirs. */
export async function updateQuotas(
  tx: Transaction<Database>,
  contestId: string,
  quotas: ReadonlyMap<string, number | null>,
): Promise<void> {
  if (quotas.size === 0) return
  await tx
    .deleteFrom('allocation.quota')
    .where('contest_id', '=', contestId)
    .where('node', 'in', [...quotas.keys()])
    .execute()
  const rows = [...quotas].flatMap(([node, devices]) =>
    devices === null ? [] : [{ contest_id: contestId, node, devices }],
  )
  if (rows.length > 0) await tx.insertInto('allocation.quota').values(rows).execute()
}

/** Of each region and district: who sent in, who of them is eligible, and how many people live there. */
export async function countApplicantsByUnit(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{ unit: string; applicants: number; eligible: number; population: number }>`
    select u.kato as unit, coalesce(u.population, 0) as population,
      count(a.id)::int as applicants, count(a.id) filter (where a.eligibility = 'eligible')::int as eligible
    from region.unit u
    left join identity.application a on a.contest_id = ${contestId} and a.state = 'submitted'
      and u.kato in (a.region, a.district)
    group by u.kato, u.population`.execute(db)
  return rows
}
