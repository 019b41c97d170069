import { comparable } from '../scoring/rank.ts'
import { type Applicant, compareText, type LotteryOf, type NotConsideredReason, type Policy } from './device-problem.ts'

export type Order = {
  /** indices of the applicants who are considered, first served first */
  readonly places: Int32Array
  /** per applicant: tier from 0, `noTier` for none */
  readonly tier: Int32Array
  /** per applicant: the group that gives the tier */
  readonly group: readonly (string | null)[]
  /** per applicant: what keeps them out of the order; null for those in it */
  readonly against: readonly (NotConsideredReason | null)[]
}

export const noTier = 0x7fffffff

/**
 * The one order of the rule: priority tier, then score (compared after rounding to 6 decimals, higher first), then
 * lottery, then id. Lots are drawn for ties alone. Deterministic whatever the order of the input. O(n log n).
 */
export function orderApplicants(applicants: readonly Applicant[], policy: Policy, lotteryOf: LotteryOf): Order {
  return createOrder(applicants, policy, lotteryOf)(Float64Array.from(applicants, ({ score }) => score ?? 0))
}

/**
 * The same order for other scores of the same applicants, as often as they are asked for. Whoever has no score in
 * `applicants` stays without one.
 */
export function createOrder(
  applicants: readonly Applicant[],
  policy: Policy,
  lotteryOf: LotteryOf,
): (scores: Float64Array) => Order {
  const { tier, group } = tiersOf(applicants, policy)
  const fixed = applicants.map(reasonWithoutScore)
  const unwilling = applicants.map(({ accepts }) => accepts?.length === 0)
  const holding = applicants.map(({ holds }) => holds !== undefined)
  const floor = policy.minScore === undefined ? Number.NEGATIVE_INFINITY : comparable(policy.minScore)
  const idOf = (index: number) => applicants[index]?.id ?? ''
  const n = applicants.length
  return (scores) => {
    const score = new Float64Array(n)
    const against: (NotConsideredReason | null)[] = new Array(n).fill(null)
    const places = new Int32Array(n)
    let count = 0
    for (let index = 0; index < n; index += 1) {
      const value = comparable(scores[index] as number)
      score[index] = value
      const reason = holding[index]
        ? null
        : (fixed[index] ??
          (value < floor
            ? { kind: 'below-floor' as const, score: value / 1e6, minScore: policy.minScore ?? 0 }
            : unwilling[index]
              ? { kind: 'no-wish' as const }
              : null))
      against[index] = reason
      if (reason) continue
      places[count] = index
      count += 1
    }
    const considered = places.subarray(0, count)
    sortByKeys(considered, tier, score)
    drawLots(considered, (a, b) => tier[a] === tier[b] && score[a] === score[b], idOf, lotteryOf)
    return { places: considered, tier, group, against }
  }
}

function tiersOf(applicants: readonly Applicant[], policy: Policy): Pick<Order, 'tier' | 'group'> {
  const tierOf = new Map<string, number>()
  policy.tiers?.forEach((keys, at) => {
    for (const key of keys) if (!tierOf.has(key)) tierOf.set(key, at)
  })
  const tier = new Int32Array(applicants.length).fill(noTier)
  const group: (string | null)[] = new Array(applicants.length).fill(null)
  applicants.forEach((applicant, index) => {
    for (const key of applicant.groups) {
      const candidate = tierOf.get(key)
      const best = tier[index] ?? noTier
      if (candidate === undefined || candidate > best) continue
      // Among groups of one tier the first by key, so that their order does not matter.
      if (candidate === best && compareText(key, group[index] ?? '') > 0) continue
      tier[index] = candidate
      group[index] = key
    }
  })
  return { tier, group }
}

/**
 * By tier, then by score downwards, then by index. Each key is packed into one exact whole number, which sorts ten times
 * as fast as a comparison that is called; where the scores are too many orders apart for that, they are compared.
 */
function sortByKeys(places: Int32Array, tier: Int32Array, score: Float64Array): void {
  const tiers = [...new Set(places.map((index) => tier[index] as number))].sort((a, b) => a - b)
  const rank = new Map(tiers.map((of, at) => [of, at]))
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const index of places) {
    const value = score[index] as number
    if (value < low) low = value
    if (value > high) high = value
  }
  const span = high - low + 1
  const n = score.length
  if (!(span * tiers.length * n < Number.MAX_SAFE_INTEGER)) {
    places.sort((a, b) => (tier[a] ?? 0) - (tier[b] ?? 0) || (score[b] ?? 0) - (score[a] ?? 0) || a - b)
    return
  }
  const keys = new Float64Array(places.length)
  places.forEach((index, at) => {
    const above = (rank.get(tier[index] as number) ?? 0) * span + (high - (score[index] as number))
    keys[at] = above * n + index
  })
  keys.sort()
  keys.forEach((key, at) => {
    places[at] = key % n
  })
}

/** Puts each run of equals into the order of its lots. */
function drawLots(
  places: Int32Array,
  equal: (a: number, b: number) => boolean,
  idOf: (index: number) => string,
  lotteryOf: LotteryOf,
): void {
  for (let from = 0; from < places.length; ) {
    let to = from + 1
    while (to < places.length && equal(places[from] ?? 0, places[to] ?? 0)) to += 1
    if (to - from > 1) {
      const run = Array.from(places.subarray(from, to), (index) => {
        const id = idOf(index)
        return { index, id, lot: lotteryOf(id) }
      })
      run.sort((a, b) => compareText(a.lot, b.lot) || compareText(a.id, b.id))
      run.forEach(({ index }, at) => {
        places[from + at] = index
      })
    }
    from = to
  }
}

function reasonWithoutScore({ excluded, score }: Applicant): NotConsideredReason | null {
  if (excluded !== undefined) return { kind: 'excluded', why: excluded }
  return score === null ? { kind: 'no-score' } : null
}
