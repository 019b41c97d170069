import { leastPublished, mergeSmallRows } from '#app/core/disclosure/merge-small.ts'
import type { CertaintyResult, RegionCertainty } from './certainty.ts'

/** Counts that may stand on a page while jurors score; the last region, `others`, is the sum of those with few children. */
export type Doubt = Pick<CertaintyResult, 'wrong' | 'tenths' | 'regions'>

export const otherRegions = 'others'

/**
 * What is told while jurors score. The list of applications says who lives where: a number that stands for few children
 * would tell of the essay of one of them. Null when even all together are few.
 */
export function whileScoring({ wrong, tenths, regions }: Doubt): Doubt | null {
  // How many are open tells of nobody in particular, as long as there are enough who could be meant.
  const counts = ({ considered, receive }: RegionCertainty) => [considered, receive, considered - receive]
  const hidden = mergeSmallRows(new Map(regions.map((one) => [one.region, counts(one)])), leastPublished)
  const others = sumOf(regions.filter(({ region }) => hidden.has(region)))
  const shown = regions.filter(({ region }) => !hidden.has(region))
  const all = counts(sumOf(regions))
  if (all.some((count) => count > 0 && count < leastPublished)) return null
  return {
    wrong: tenth(wrong),
    tenths,
    regions: [...shown, ...(hidden.size > 0 ? [others] : [])].map((one) => ({ ...one, wrong: tenth(one.wrong) })),
  }
}

function sumOf(regions: readonly RegionCertainty[]): RegionCertainty {
  const sum = (of: (one: RegionCertainty) => number) => regions.reduce((total, one) => total + of(one), 0)
  return {
    region: otherRegions,
    considered: sum((one) => one.considered),
    receive: sum((one) => one.receive),
    wrong: sum((one) => one.wrong),
    open: sum((one) => one.open),
  }
}

/** Of decisions, as the pages show them: no more of a sum leaves the domain. */
const tenth = (value: number) => Math.round(10 * value) / 10
