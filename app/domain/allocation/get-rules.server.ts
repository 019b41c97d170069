import { listRegionsOf } from '#db/queries/allocation.server.ts'
import { listDistrictsOf } from '#db/queries/region.server.ts'
import type { Context } from '../context.ts'
import { gatherRules } from './gather-rules.server.ts'
import { type Names, presentNames } from './present.ts'
import { country, type QuotaWarning, quotaWarnings, type Rules } from './rules.ts'

/** A region or district of the contest; the country has no names of its own. */
export type Node = { id: string; parent: string | null; names: Names | null }

export type RulesView = Rules & {
  /** devices in stock */
  stock: number
  /** country, regions, districts: each parent before its children */
  nodes: Node[]
  /** quotas with that of the country */
  allQuotas: ReadonlyMap<string, number>
  warnings: QuotaWarning[]
}

/** Stock, quotas and policy of a contest as organisers see them. */
export async function getRules(ctx: Pick<Context, 'db'>, contestId: string): Promise<RulesView> {
  const rules = await gatherRules(ctx.db, contestId)
  const regions = await listRegionsOf(ctx.db, contestId)
  const districts = await listDistrictsOf(
    ctx.db,
    regions.map(({ kato }) => kato),
  )
  const nodes: Node[] = [
    { id: country, parent: null, names: null },
    ...regions.map((row) => ({ id: row.kato, parent: country, names: presentNames(row) })),
    ...districts.map((row) => ({ id: row.kato, parent: row.parent, names: presentNames(row) })),
  ]
  const { countryQuota } = rules.policy
  const allQuotas = new Map([...(countryQuota === null ? [] : [[country, countryQuota] as const]), ...rules.quotas])
  const stock = rules.lots.reduce((sum, { count }) => sum + count, 0)
  return { ...rules, stock, nodes, allQuotas, warnings: quotaWarnings(nodes, allQuotas, stock) }
}
