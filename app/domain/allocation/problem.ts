import { type Applicant, compareText, type Lot, type Region } from '#app/core/allocation/device-problem.ts'
import { deviceClasses } from './device-class.ts'
import type { SeededProblem } from './read-problem.server.ts'
import { country, type Rules, type Lot as StockLot } from './rules.ts'

export type ExcludedWhy = 'ineligible' | 'not-screened' | 'declined'

/** Somebody who applied, as far as an allocation asks. */
export type Candidate = {
  /** stands for the child in the problem */
  pseudonym: string
  region: string
  district: string | null
  score: number | null
  /** verified ones */
  groups: readonly string[]
  accepts: readonly string[] | null
  household: string | null
  excluded: ExcludedWhy | null
  /** the lot of which they were told before, as the problem names it */
  holds?: string | null
}

export type ProblemFacts = {
  seed: string
  /** YYYY-MM-DD in Kazakhstan */
  today: string
  regions: readonly string[]
  /** the region of each district that may be named */
  regionOf: ReadonlyMap<string, string>
  groups: readonly { key: string; tier: number }[]
  rules: Rules
  candidates: readonly Candidate[]
  /** keeps every district as a node of its own, also those that nothing depends on */
  allDistricts?: boolean
  /** groups that stand under their own key, whatever names them */
  ownGroups?: readonly string[]
}

/**
 * The problem as it is decided, hashed, kept and published. What cannot change the decision is left out, since the
 * file is public: a district is a node only if a quota or an earmark names it, and groups that play the same part are
 * one (`tier-2`). Codes, names, schools never enter.
 */
export function assembleProblem(facts: ProblemFacts): SeededProblem {
  const { seed, regions, rules, candidates, regionOf } = facts
  const lots = rules.lots.filter(({ count }) => count > 0)
  const known = new Set(regions)
  const named = new Set([...rules.quotas.keys(), ...lots.flatMap(({ earmarkRegion }) => earmarkRegion ?? [])])
  const districts = [...regionOf].filter(
    ([district, region]) => known.has(region) && (facts.allDistricts || named.has(district)),
  )
  const nodes = new Set([...regions, ...districts.map(([district]) => district)])
  const quotaOf = (node: string) => (rules.quotas.has(node) ? { quota: rules.quotas.get(node) ?? 0 } : {})
  const parts = partsOfGroups(facts)
  const nodeOf = ({ region, district }: Candidate) => (district !== null && nodes.has(district) ? district : region)
  const { minScore, rule, reserves, countryQuota } = rules.policy
  const tiers = tiersOf(facts, parts)
  return {
    seed,
    regions: [
      { id: country, ...(countryQuota === null ? {} : { quota: countryQuota }) },
      ...regions.map((id): Region => ({ id, parent: country, ...quotaOf(id) })),
      ...districts.map(([id, parent]): Region => ({ id, parent, ...quotaOf(id) })),
    ],
    lots: lots
      .filter(({ earmarkRegion }) => earmarkRegion === null || nodes.has(earmarkRegion))
      .map((lot) => lotOf(lot, facts.today)),
    applicants: candidates
      .filter(({ region }) => known.has(region))
      .map(
        (one): Applicant => ({
          id: one.pseudonym,
          region: nodeOf(one),
          score: one.score,
          groups: [...new Set(one.groups.flatMap((key) => parts.get(key) ?? []))].sort(),
          // Written out: «any» would be tried in the order of names, and the dearest class comes first here.
          accepts: one.accepts ?? deviceClasses,
          ...(one.household === null ? {} : { household: one.household }),
          ...(one.excluded === null ? {} : { excluded: one.excluded }),
          ...(one.holds ? { holds: one.holds } : {}),
        }),
      )
      .sort((a, b) => compareText(a.id, b.id)),
    policy: {
      ...(tiers.length > 0 ? { tiers } : {}),
      ...(reserves.length > 0 ? { reserves } : {}),
      ...(minScore === null ? {} : { minScore }),
      rule,
    },
  }
}

/** Before its day has passed a bond does not fall back: the donor was promised that. */
function lotOf(lot: StockLot, today: string): Lot {
  const bound = lot.earmarkRegion !== null || lot.earmarkGroup !== null
  const fallback = lot.until !== null && today <= lot.until ? 'none' : lot.fallback
  return {
    id: `L${lot.number}`,
    class: lot.class,
    count: lot.count,
    ...(bound
      ? {
          earmark: {
            ...(lot.earmarkRegion === null ? {} : { region: lot.earmarkRegion }),
            ...(lot.earmarkGroup === null ? {} : { group: lot.earmarkGroup }),
            fallback,
          },
        }
      : {}),
  }
}

/** By group key what it is called in the problem: itself where a reserve or a donor names it, else its tier, else nothing. */
function partsOfGroups({ groups, rules, ownGroups = [] }: ProblemFacts): Map<string, string[]> {
  const own = new Set([
    ...ownGroups,
    ...rules.policy.reserves.map(({ group }) => group),
    ...rules.lots.flatMap(({ earmarkGroup }) => earmarkGroup ?? []),
  ])
  return new Map(
    groups.map(({ key, tier }) => [key, own.has(key) ? [key] : rules.policy.usesTiers ? [`tier-${tier}`] : []]),
  )
}

function tiersOf({ groups, rules }: ProblemFacts, parts: ReadonlyMap<string, string[]>): string[][] {
  if (!rules.policy.usesTiers) return []
  const tiers = new Map<number, Set<string>>()
  for (const { key, tier } of groups) {
    const names = tiers.get(tier) ?? new Set<string>()
    for (const name of parts.get(key) ?? []) names.add(name)
    tiers.set(tier, names)
  }
  return [...tiers].sort(([a], [b]) => a - b).map(([, names]) => [...names].sort())
}
