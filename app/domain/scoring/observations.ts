import type { JurorReport, Slope } from '#app/core/scoring/report/juror-report.ts'

/** What may help a volunteer, and what an organiser may want to talk about; never a verdict. */
export type Observation =
  | 'few'
  | 'stricter'
  | 'milder'
  | 'erratic'
  | 'alike'
  | 'grew-stricter'
  | 'grew-milder'
  | 'carried'
  | 'contrasted'
  | 'usual'

/** Beyond chance for one juror in a hundred; a jury has some dozens. */
const beyondChance = 2.5758
/** Points; a smaller difference is of no account however sure it is. */
const leastPoints = 5

/**
 * What stands out in a juror's numbers: differences that are both larger than chance and large enough to matter. `usual`
 * when nothing does, `few` when there are too few reviews to say.
 */
export function observationsOf(report: JurorReport): Observation[] {
  if (report.reviews < 5) return ['few']
  const found: Observation[] = []
  const sure = (slope: Slope | null, least: number) =>
    slope !== null && Math.abs(slope.value) > Math.max(least, beyondChance * slope.se) ? Math.sign(slope.value) : 0
  const severity = sure(report.severity, leastPoints)
  if (severity !== 0) found.push(severity > 0 ? 'stricter' : 'milder')
  const muddled =
    report.discrimination !== null && report.discrimination.value + beyondChance * report.discrimination.se < 0.5
  const scattered =
    report.fit !== null && report.fit > 1 + beyondChance * Math.sqrt(2 / report.reviews) && report.fit > 1.5
  if (muddled || scattered) found.push('erratic')
  if (report.halo !== null && report.halo > 2) found.push('alike')
  const drift = sure(report.drift, leastPoints)
  if (drift !== 0) found.push(drift > 0 ? 'grew-milder' : 'grew-stricter')
  const order = sure(report.orderEffect, 0.2)
  if (order !== 0) found.push(order > 0 ? 'carried' : 'contrasted')
  return found.length > 0 ? found : ['usual']
}
