import { comparable, competitionRanks } from '../scoring/rank.ts'

export type Region = { readonly id: string; readonly quota: number }

export type Applicant = {
  readonly id: string
  readonly region: string
  /** null: nothing was scored */
  readonly score: number | null
  /** keys of the priority groups whose papers were checked */
  readonly groups: readonly string[]
  /** decided elsewhere: stays out of the order, for this reason */
  readonly excluded?: string
  /** HMAC-SHA-256(seed, id) as lower-case hexadecimal; computed outside, for this layer has no cryptography */
  readonly lottery: string
}

export type Policy = {
  /** group keys by tier, the first tier goes first; applicants of no tier come last */
  readonly tiers: readonly (readonly string[])[]
  readonly minScore?: number
}

export type Problem = {
  readonly regions: readonly Region[]
  readonly applicants: readonly Applicant[]
  readonly policy: Policy
}

/** Where an applicant stood among those considered in the region. */
export type Standing = {
  /** devices there were in the region */
  readonly devices: number
  /** how many were considered in the region */
  readonly considered: number
  /** place in the order of tier, score and lottery, from 1 */
  readonly order: number
  /** competition rank by score alone */
  readonly rank: number
  readonly tied: boolean
  readonly score: number
  /** from 1; null: no tier */
  readonly tier: number | null
  /** the group that gives the tier */
  readonly group: string | null
}

export type Reason =
  | ({ readonly kind: 'recipient' } & Standing)
  | ({
      readonly kind: 'waiting'
      readonly position: number
      /** devices that went to applicants of an earlier tier */
      readonly toPriority: number
      /** what sets the applicant apart from the last recipient */
      readonly by: 'priority' | 'score' | 'lottery'
    } & Standing)
  | ({ readonly kind: 'no-devices'; readonly position: number } & Standing)
  | { readonly kind: 'excluded'; readonly why: string }
  | { readonly kind: 'no-score' }
  | { readonly kind: 'below-floor'; readonly score: number; readonly minScore: number }
  | { readonly kind: 'no-region' }

export type Recipient = { readonly applicant: string; readonly region: string; readonly order: number; reason: Reason }
export type Waiting = { readonly applicant: string; readonly region: string; readonly position: number; reason: Reason }
export type NotConsidered = { readonly applicant: string; readonly region: string; readonly reason: Reason }

export type Allocation = {
  readonly recipients: readonly Recipient[]
  readonly waiting: readonly Waiting[]
  readonly notConsidered: readonly NotConsidered[]
  /** devices that nobody was there for */
  readonly unused: readonly { readonly region: string; readonly count: number }[]
}

type Considered = Applicant & { readonly score: number; readonly tier: number; readonly group: string | null }

/**
 * Gives each region's devices to its applicants in one order: priority tier, then score (rounded to 6 decimals,
 * higher first), then lottery; the first `quota` receive, the others wait in the same order.
 *
 * This is the serial dictatorship over the given order (Svensson, "Strategy-proof allocation of indivisible goods",
 * Social Choice and Welfare 16, 1999), which with one kind of device and separate regions leaves no justified envy:
 * nobody waits while somebody later in the order of the same region receives. Deterministic: the order of the input
 * does not matter, the last tie is broken by id. Monotone: one more device adds one recipient and removes none.
 * O(n log n).
 */
export function allocate(problem: Problem): Allocation {
  const tierOf = tiersByGroup(problem.policy)
  const quotas = new Map(problem.regions.map(({ id, quota }) => [id, quota]))
  const byRegion = new Map<string, Considered[]>([...quotas.keys()].sort().map((id) => [id, []]))
  const notConsidered: NotConsidered[] = []
  for (const applicant of problem.applicants) {
    const queue = byRegion.get(applicant.region)
    const reason = queue ? reasonAgainst(applicant, problem.policy) : ({ kind: 'no-region' } as const)
    if (reason || !queue || applicant.score === null) {
      notConsidered.push({
        applicant: applicant.id,
        region: applicant.region,
        reason: reason ?? { kind: 'no-score' },
      })
      continue
    }
    queue.push({ ...applicant, score: applicant.score, ...strongest(applicant.groups, tierOf) })
  }
  const recipients: Recipient[] = []
  const waiting: Waiting[] = []
  const unused: { region: string; count: number }[] = []
  for (const [region, queue] of byRegion) {
    const quota = quotas.get(region) ?? 0
    serve(region, quota, queue, recipients, waiting)
    if (quota > queue.length) unused.push({ region, count: quota - queue.length })
  }
  notConsidered.sort((a, b) => compareText(a.region, b.region) || compareText(a.applicant, b.applicant))
  return { recipients, waiting, notConsidered, unused }
}

function serve(
  region: string,
  devices: number,
  queue: Considered[],
  recipients: Recipient[],
  waiting: Waiting[],
): void {
  const ranks = competitionRanks(queue.map(({ score }) => score))
  const places = queue.map((applicant, index) => ({ applicant, ...(ranks[index] ?? { rank: 0, tied: false }) }))
  places.sort((a, b) => compareOrder(a.applicant, b.applicant))
  const last = places[Math.min(devices, places.length) - 1]?.applicant
  const earlier = new Map<number, number>()
  places.forEach(({ applicant, rank, tied }, index) => {
    const standing: Standing = {
      devices,
      considered: places.length,
      order: index + 1,
      rank,
      tied,
      score: comparable(applicant.score) / 1e6,
      tier: applicant.group === null ? null : applicant.tier + 1,
      group: applicant.group,
    }
    if (index < devices) {
      earlier.set(applicant.tier, (earlier.get(applicant.tier) ?? 0) + 1)
      const reason: Reason = { kind: 'recipient', ...standing }
      recipients.push({ applicant: applicant.id, region, order: index + 1, reason })
      return
    }
    const position = index + 1 - devices
    const reason: Reason = last
      ? {
          kind: 'waiting',
          position,
          toPriority: [...earlier].reduce((sum, [tier, count]) => (tier < applicant.tier ? sum + count : sum), 0),
          by: difference(last, applicant),
          ...standing,
        }
      : { kind: 'no-devices', position, ...standing }
    waiting.push({ applicant: applicant.id, region, position, reason })
  })
}

function reasonAgainst(applicant: Applicant, policy: Policy): Reason | null {
  if (applicant.excluded !== undefined) return { kind: 'excluded', why: applicant.excluded }
  if (applicant.score === null) return { kind: 'no-score' }
  if (policy.minScore !== undefined && comparable(applicant.score) < comparable(policy.minScore)) {
    return { kind: 'below-floor', score: comparable(applicant.score) / 1e6, minScore: policy.minScore }
  }
  return null
}

function tiersByGroup({ tiers }: Policy): Map<string, number> {
  const byGroup = new Map<string, number>()
  tiers.forEach((keys, tier) => {
    for (const key of keys) if (!byGroup.has(key)) byGroup.set(key, tier)
  })
  return byGroup
}

/** The earliest tier of the groups; among groups of one tier the first by key, so that their order does not matter. */
function strongest(groups: readonly string[], tierOf: ReadonlyMap<string, number>) {
  let tier = Number.MAX_SAFE_INTEGER
  let group: string | null = null
  for (const key of [...groups].sort()) {
    const candidate = tierOf.get(key)
    if (candidate !== undefined && candidate < tier) {
      tier = candidate
      group = key
    }
  }
  return { tier, group }
}

function compareOrder(a: Considered, b: Considered): number {
  return (
    a.tier - b.tier ||
    comparable(b.score) - comparable(a.score) ||
    compareText(a.lottery, b.lottery) ||
    compareText(a.id, b.id)
  )
}

function difference(last: Considered, applicant: Considered): 'priority' | 'score' | 'lottery' {
  if (last.tier < applicant.tier) return 'priority'
  return comparable(last.score) > comparable(applicant.score) ? 'score' : 'lottery'
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
