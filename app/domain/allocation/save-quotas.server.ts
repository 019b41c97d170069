import { findPolicy, updateQuotas, upsertPolicy } from '#db/queries/allocation-rule.server.ts'
import { listContestRegions } from '#db/queries/contest.server.ts'
import { listDistrictsOf } from '#db/queries/region.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { lockForRules } from './lock-for-rules.server.ts'
import { country } from './rules.ts'

/**
 * Sets quotas of some nodes of a contest's region tree; null: no limit of its own. Refused as a whole when quotas or
 * policy were changed meanwhile.
 */
export async function saveQuotas(
  ctx: Context,
  input: { contestId: string; version: number; quotas: ReadonlyMap<string, number | null> },
): Promise<Outcome<null, 'unknown' | 'locked' | 'changed' | 'node'>> {
  const { contestId, version, quotas } = input
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockForRules(tx, contestId)
    if (!contest.ok) return contest
    if (((await findPolicy(tx, contestId))?.version ?? 1) !== version) return refuse('changed')
    const regions = (await listContestRegions(tx, contestId)).map(({ kato }) => kato)
    const nodes = new Set([...regions, ...(await listDistrictsOf(tx, regions)).map(({ kato }) => kato)])
    const units = new Map([...quotas].filter(([node]) => node !== country))
    if ([...units.keys()].some((node) => !nodes.has(node))) return refuse('node')
    await upsertPolicy(tx, contestId, quotas.has(country) ? { country_quota: quotas.get(country) ?? null } : {})
    await updateQuotas(tx, contestId, units)
    audit({
      action: 'quota.save',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { quotas: Object.fromEntries(quotas) },
    })
    return ok(null)
  })
}
