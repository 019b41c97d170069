import type { Kysely } from 'kysely'
import { findPolicy, listQuotas, listReserves } from '#db/queries/allocation-rule.server.ts'
import { listLots } from '#db/queries/lot.server.ts'
import type { Database } from '#db/schema.ts'
import { daysIn, type Rules } from './rules.ts'

/** Stock, quotas and policy of a contest; one without any has no lots and the defaults. */
export async function gatherRules(db: Kysely<Database>, contestId: string): Promise<Rules> {
  const policy = await findPolicy(db, contestId)
  return {
    lots: (await listLots(db, contestId)).map((row) => ({
      id: row.id,
      number: row.number,
      class: row.class,
      grade: row.grade,
      count: row.count,
      earmarkRegion: row.earmark_region,
      earmarkGroup: row.earmark_group,
      fallback: row.fallback,
      until: row.until,
      source: row.source,
      note: row.note,
      version: row.version,
    })),
    policy: {
      usesTiers: policy?.uses_tiers ?? true,
      minScore: policy?.min_score ?? null,
      rule: policy?.rule ?? 'cover',
      countryQuota: policy?.country_quota ?? null,
      ...daysIn(policy),
      version: policy?.version ?? 1,
      reserves: (await listReserves(db, contestId)).map(({ group_key, level, share }) => ({
        group: group_key,
        level,
        share,
      })),
    },
    quotas: new Map((await listQuotas(db, contestId)).map(({ node, devices }) => [node, devices])),
  }
}
