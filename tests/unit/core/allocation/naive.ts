import type { Applicant, Lot, Problem, Region } from '#app/core/allocation/device-problem.ts'
import { comparable } from '#app/core/scoring/rank.ts'

/**
 * The rule of `allocateDevices` once more, written for the reader and not for speed: every question «can these be served
 * together?» is answered by trying all ways. For small cases only.
 */

export function ancestors(regions: readonly Region[], id: string): Region[] {
  const found = regions.find((region) => region.id === id)
  if (!found) return []
  return [found, ...(found.parent === undefined ? [] : ancestors(regions, found.parent))]
}

export function bondHolds(problem: Problem, lot: Lot, who: Applicant, wide: boolean): boolean {
  const { region, group, fallback = 'none' } = lot.earmark ?? {}
  const above = ancestors(problem.regions, who.region).map(({ id }) => id)
  const holds = (r: string | undefined, g: string | undefined) =>
    (r === undefined || above.includes(r)) && (g === undefined || who.groups.includes(g))
  if (holds(region, group)) return true
  if (!wide || fallback === 'none') return false
  if (fallback === 'open') return true
  if (region === undefined) return true
  return holds(problem.regions.find(({ id }) => id === region)?.parent, group)
}

export function canHave(problem: Problem, lot: Lot, who: Applicant, wide: boolean): boolean {
  return (who.accepts === undefined || who.accepts.includes(lot.class)) && bondHolds(problem, lot, who, wide)
}

/** Whether each of these can have a device of a lot that `may` allows: tried out, one after the other. */
export function servable(
  problem: Problem,
  who: readonly Applicant[],
  may: (lot: Lot, one: Applicant) => boolean,
): boolean {
  const left = new Map(problem.lots.map(({ id, count }) => [id, count]))
  const tryFrom = (at: number): boolean => {
    const one = who[at]
    if (!one) return true
    return problem.lots.some((lot) => {
      const count = left.get(lot.id) ?? 0
      if (count === 0 || !may(lot, one)) return false
      left.set(lot.id, count - 1)
      const fits = tryFrom(at + 1)
      left.set(lot.id, count)
      return fits
    })
  }
  return tryFrom(0)
}

export function quotasHold(problem: Problem, who: readonly Applicant[]): boolean {
  return problem.regions.every(
    ({ id, quota }) =>
      quota === undefined ||
      who.filter((one) => ancestors(problem.regions, one.region).some((node) => node.id === id)).length <= quota,
  )
}

export function oneAHousehold(who: readonly Applicant[]): boolean {
  const homes = who.flatMap(({ household }) => (household === undefined ? [] : [household]))
  return new Set(homes).size === homes.length
}

export function naiveOrder(problem: Problem, lotteryOf: (id: string) => string): Applicant[] {
  const tier = (one: Applicant) => {
    const at = (problem.policy.tiers ?? []).findIndex((keys) => keys.some((key) => one.groups.includes(key)))
    return at < 0 ? 99 : at
  }
  return problem.applicants
    .filter(
      (one) =>
        one.excluded === undefined &&
        one.score !== null &&
        one.accepts?.length !== 0 &&
        (problem.policy.minScore === undefined || comparable(one.score) >= comparable(problem.policy.minScore)),
    )
    .sort(
      (a, b) =>
        tier(a) - tier(b) ||
        comparable(b.score ?? 0) - comparable(a.score ?? 0) ||
        (lotteryOf(a.id) < lotteryOf(b.id) ? -1 : lotteryOf(a.id) > lotteryOf(b.id) ? 1 : a.id < b.id ? -1 : 1),
    )
}

function levelOf(problem: Problem, id: string): string[] {
  const depths = problem.regions.map((region) => ancestors(problem.regions, region.id).length)
  const deepest = Math.max(...depths)
  const roots = problem.regions.filter(({ parent }) => parent === undefined).length
  const depth = ancestors(problem.regions, id).length
  if (deepest === 1) return ['region', 'district']
  const names = deepest >= 3 || roots === 1 ? ['country', 'region', 'district'] : ['region', 'district']
  return [names[Math.min(depth, names.length) - 1] ?? '']
}

/** The ids accepted by the rule, by its own words. */
export function naiveAccepted(problem: Problem, lotteryOf: (id: string) => string): Set<string> {
  const order = naiveOrder(problem, lotteryOf)
  const accepted: Applicant[] = []
  const fits = (one: Applicant, wide: boolean) =>
    !accepted.includes(one) &&
    quotasHold(problem, [...accepted, one]) &&
    oneAHousehold([...accepted, one]) &&
    servable(problem, [...accepted, one], (lot, who) => canHave(problem, lot, who, wide))
  for (const one of order) {
    const wanted = (problem.policy.reserves ?? []).some(({ group, share, level }) => {
      if (!one.groups.includes(group)) return false
      const nodes = ancestors(problem.regions, one.region).filter(
        ({ id, quota }) => quota !== undefined && levelOf(problem, id).includes(level),
      )
      return nodes.some((node) => {
        const members = accepted.filter(
          (other) =>
            other.groups.includes(group) && ancestors(problem.regions, other.region).some(({ id }) => id === node.id),
        )
        return members.length < Math.ceil(share * (node.quota ?? 0) - 1e-9)
      })
    })
    if (wanted && fits(one, false)) accepted.push(one)
  }
  for (const wide of [false, true]) for (const one of order) if (fits(one, wide)) accepted.push(one)
  return new Set(accepted.map(({ id }) => id))
}
