import { type Apportionment, apportion } from '#app/core/allocation/apportion.ts'
import { countApplicantsByUnit } from '#db/queries/allocation-rule.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { getRules } from './get-rules.server.ts'
import type { ApportionInput } from './input.server.ts'
import { country } from './rules.ts'

export type Apportioned = {
  /** the node whose places are shared out */
  node: string
  devices: number
  apportionment: Apportionment
}

/**
 * Shares out the devices of a node over the nodes below it, in proportion to eligible applicants, all applicants, or
 * the population; nothing is saved. Without a number of devices it is the node's quota, or the whole stock.
 */
export async function apportionQuotas(
  ctx: Pick<Context, 'db'>,
  contestId: string,
  input: ApportionInput,
): Promise<Outcome<Apportioned, 'unknown' | 'minimum' | 'no-weights', { devices: number }>> {
  const rules = await getRules(ctx, contestId)
  const node = input.node === '' ? country : input.node
  const below = rules.nodes.filter(({ parent }) => parent === node)
  if (below.length === 0) return refuse('unknown')
  const devices = input.devices ?? rules.allQuotas.get(node) ?? rules.stock
  if (input.minimum * below.length > devices) return refuse('minimum', { devices })
  const weights = new Map(
    (await countApplicantsByUnit(ctx.db, contestId)).map((row) => [row.unit, row[input.by]] as const),
  )
  const claims = below.map(({ id }) => ({ id, weight: weights.get(id) ?? 0 }))
  if (claims.every(({ weight }) => weight === 0)) return refuse('no-weights', { devices })
  return ok({ node, devices, apportionment: apportion(devices, claims, input.method, input.minimum) })
}
