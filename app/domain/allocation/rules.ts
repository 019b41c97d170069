import type { ReserveLevel, Rule } from '#app/core/allocation/device-problem.ts'
import type { ContestState } from '../contest/contest.ts'
import type { DeviceClass, DeviceGrade } from './device-class.ts'

/** The node above all regions in a problem file. */
export const country = 'KZ'

/** Devices that stand or fall together, with the condition of their donor. */
export type Lot = {
  id: string
  number: number
  class: DeviceClass
  grade: DeviceGrade | null
  count: number
  /** KATO of a region or a district */
  earmarkRegion: string | null
  /** key of a priority group */
  earmarkGroup: string | null
  fallback: 'none' | 'parent' | 'open'
  /** YYYY-MM-DD; null: falls back within the run */
  until: string | null
  source: 'typed' | 'carried' | 'register'
  note: string
  version: number
}

export type ReserveRule = { group: string; level: ReserveLevel; share: number }

export type Policy = {
  usesTiers: boolean
  minScore: number | null
  rule: Rule
  reserves: ReserveRule[]
  /** of the whole country; null: no limit but the stock */
  countryQuota: number | null
  /** a family has so many days to say whether it takes the device */
  answerDays: number
  /** and so many days after publication to ask for a check of facts */
  appealDays: number
  /** of policy and quotas together */
  version: number
}

/** The days of a policy as it is stored; a contest without one has three weeks for both. */
export const daysIn = (policy: { answer_days: number; appeal_days: number } | undefined) => ({
  answerDays: policy?.answer_days ?? 21,
  appealDays: policy?.appeal_days ?? 21,
})

/** How devices are given; everything but who applied. */
export type Rules = {
  lots: Lot[]
  policy: Policy
  /** devices by KATO of a region or a district */
  quotas: ReadonlyMap<string, number>
}

/** Stock, quotas and policy may change until a list is published. */
export const mayChangeRules = (state: ContestState): boolean => state !== 'announced' && state !== 'archived'

export type QuotaWarning =
  /** the quotas below a node come to more than its own */
  | { kind: 'below'; node: string; sum: number; quota: number }
  /** a quota is larger than the whole stock */
  | { kind: 'stock'; node: string; quota: number; stock: number }

/**
 * What an organiser should look at once more. `nodes` has each parent before its children.
 * @param nodes of the contest: country, regions, districts
 */
export function quotaWarnings(
  nodes: readonly { id: string; parent: string | null }[],
  quotas: ReadonlyMap<string, number>,
  stock: number,
): QuotaWarning[] {
  const below = new Map<string, number>()
  for (const { id, parent } of [...nodes].reverse()) {
    // A node without a quota of its own passes on what is below it.
    const share = quotas.get(id) ?? below.get(id)
    if (parent !== null && share !== undefined) below.set(parent, (below.get(parent) ?? 0) + share)
  }
  return nodes.flatMap(({ id }): QuotaWarning[] => {
    const quota = quotas.get(id)
    if (quota === undefined) return []
    const sum = below.get(id) ?? 0
    return [
      ...(sum > quota ? [{ kind: 'below' as const, node: id, sum, quota }] : []),
      ...(quota > stock ? [{ kind: 'stock' as const, node: id, quota, stock }] : []),
    ]
  })
}
