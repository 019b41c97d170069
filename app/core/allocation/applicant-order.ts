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
  const tierOf = new Map<string, number>()
  policy.tiers?.forEach((keys, at) => {
    for (const key of keys) if (!tierOf.has(key)) tierOf.set(key, at)
  })
  const n = applicants.length
  const tier = new Int32Array(n).fill(noTier)
  const score = new Float64Array(n)
  const group: (string | null)[] = new Array(n).fill(null)
  const against: (NotConsideredReason | null)[] = new Array(n).fill(null)
  const places = new Int32Array(n)
  let count = 0
  applicants.forEach((applicant, index) => {
    const reason = reasonAgainst(applicant, policy)
    against[index] = reason
    if (reason) return
    score[index] = comparable(applicant.score ?? 0)
    for (const key of applicant.groups) {
      const candidate = tierOf.get(key)
      const best = tier[index] ?? noTier
      if (candidate === undefined || candidate > best) continue
      // Among groups of one tier the first by key, so that their order does not matter.
      if (candidate === best && compareText(key, group[index] ?? '') > 0) continue
      tier[index] = candidate
      group[index] = key
    }
    places[count] = index
    count += 1
  })
  const considered = places.subarray(0, count)
  const byKey = (a: number, b: number) => (tier[a] ?? 0) - (tier[b] ?? 0) || (score[b] ?? 0) - (score[a] ?? 0)
  considered.sort(byKey)
  drawLots(considered, byKey, (index) => applicants[index]?.id ?? '', lotteryOf)
  return { places: considered, tier, group, against }
}

/** Puts each run of equals into the order of its lots. */
function drawLots(
  places: Int32Array,
  byKey: (a: number, b: number) => number,
  idOf: (index: number) => string,
  lotteryOf: LotteryOf,
): void {
  for (let from = 0; from < places.length; ) {
    let to = from + 1
    while (to < places.length && byKey(places[from] ?? 0, places[to] ?? 0) === 0) to += 1
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

function reasonAgainst(applicant: Applicant, policy: Policy): NotConsideredReason | null {
  if (applicant.holds !== undefined) return null
  if (applicant.excluded !== undefined) return { kind: 'excluded', why: applicant.excluded }
  if (applicant.score === null) return { kind: 'no-score' }
  if (policy.minScore !== undefined && comparable(applicant.score) < comparable(policy.minScore)) {
    return { kind: 'below-floor', score: comparable(applicant.score) / 1e6, minScore: policy.minScore }
  }
  if (applicant.accepts?.length === 0) return { kind: 'no-wish' }
  return null
}
