import type { Applicant } from '#app/core/allocation/device-problem.ts'
import type { Frozen } from '../allocation/freeze-problem.server.ts'
import type { CarriedOut } from './carry-out.ts'
import type { PlaceLine, RegionCertainty } from './certainty.ts'
import { isOpen } from './rules.ts'

type Place = { region: string; node: string; tier: number | null; considered: number; receive: number }

/** Those who compete by place and tier: they share a line, but for wishes, earmarks and households. */
export function placesOf({ problem, applications }: Frozen, competes: readonly boolean[]) {
  const places: Place[] = []
  const known = new Map<string, number>()
  const tierOf = new Map(problem.policy.tiers?.flatMap((groups, at) => groups.map((group) => [group, at + 1] as const)))
  const tier = ({ groups }: Applicant) => {
    const tiers = groups.flatMap((group) => tierOf.get(group) ?? [])
    return tiers.length > 0 ? Math.min(...tiers) : null
  }
  const of = Int32Array.from(problem.applicants, (one, i) => {
    if (!competes[i]) return -1
    const place = { node: one.region, tier: tier(one), region: applications.get(one.id)?.region ?? one.region }
    const key = `${place.node} ${place.tier}`
    const at = known.get(key) ?? places.length
    if (at === places.length) {
      known.set(key, at)
      places.push({ ...place, considered: 0, receive: 0 })
    }
    return at
  })
  return {
    of,
    /** what the draws say of each place, and of the level-1 regions */
    told({ chance, receives, lines }: CarriedOut): { regions: RegionCertainty[]; lines: PlaceLine[] } {
      const regions = new Map<string, RegionCertainty>()
      const counted = places.map((place) => ({ ...place }))
      of.forEach((at, i) => {
        const place = counted[at]
        if (!place) return
        const region = regions.get(place.region) ?? empty(place.region)
        regions.set(place.region, region)
        const p = chance[i] as number
        for (const one of [place, region]) one.considered += 1
        if (isOpen(p)) region.open += 1
        if (receives[i] !== 1) return
        for (const one of [place, region]) one.receive += 1
        region.wrong += 1 - p
      })
      const told = counted.map((place, at): PlaceLine => {
        const { low, middle, high } = lines[at] ?? { low: Number.NaN, middle: Number.NaN, high: Number.NaN }
        return { ...place, low: finite(low), middle: finite(middle), high: finite(high) }
      })
      return {
        regions: [...regions.values()].sort((a, b) => (a.region < b.region ? -1 : 1)),
        lines: told.sort((a, b) => order(a).localeCompare(order(b), 'en')),
      }
    },
  }
}

const empty = (region: string): RegionCertainty => ({ region, considered: 0, receive: 0, wrong: 0, open: 0 })
const finite = (value: number) => (Number.isFinite(value) ? value : null)
const order = ({ region, node, tier }: PlaceLine) => `${region} ${node} ${String(tier ?? 999).padStart(3, '0')}`
