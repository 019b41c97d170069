import type { Applicant, Lot, Problem, Region } from '#app/core/allocation/device-problem.ts'
import { createRandom } from '#app/core/numeric/random.ts'

const classes = ['laptop', 'desktop', 'tablet', 'all-in-one']
const groups = ['orphan', 'disability', 'low-income', 'large-family']

/** A country of 20 regions and 228 districts; 300 lots, 60 of them earmarked, with one device for four applicants. */
export function nationalProblem(applicants: number, seed: string): Problem {
  const random = createRandom(seed)
  const districts = Array.from({ length: 228 }, (_, at) => ({ id: `d${at}`, parent: `r${at % 20}` }))
  const devices = Math.ceil(applicants / 4)
  const quota = (share: number) => Math.ceil(devices * share * (0.7 + random.unit() * 0.8))
  const regions: Region[] = [
    { id: 'kz', quota: Math.ceil(devices * 0.95) },
    ...Array.from({ length: 20 }, (_, at) => ({ id: `r${at}`, parent: 'kz', quota: quota(1 / 20) })),
    ...districts.map((one) => ({ ...one, quota: quota(1 / 180) })),
  ]
  const lots = Array.from({ length: 300 }, (_, at): Lot => {
    const lot = { id: `l${at}`, class: classes[random.below(4)] ?? 'laptop', count: Math.ceil(devices / 300) }
    if (at % 5 !== 0) return lot
    const region = random.below(2) === 0 ? `r${random.below(20)}` : `d${random.below(228)}`
    const fallback = (['none', 'parent', 'open'] as const)[random.below(3)] ?? 'none'
    const group = random.below(4) === 0 ? { group: groups[random.below(4)] ?? 'orphan' } : {}
    return { ...lot, earmark: { region, fallback, ...group } }
  })
  const people = Array.from({ length: applicants }, (_, at): Applicant => {
    const wishes = random.shuffled(classes).slice(0, 1 + random.below(4))
    return {
      id: `a${at}`,
      region: `d${random.below(228)}`,
      score: Math.round(random.unit() * 1e4) / 100,
      groups: groups.filter(() => random.below(8) === 0),
      accepts: wishes,
      ...(random.below(12) === 0 ? { household: `h${random.below(applicants)}` } : {}),
    }
  })
  return {
    regions,
    lots,
    applicants: people,
    policy: {
      tiers: [
        ['orphan', 'disability'],
        ['low-income', 'large-family'],
      ],
      reserves: [{ group: 'disability', share: 0.1, level: 'region' }],
    },
  }
}
