import { createRandom } from '#app/core/numeric/random.ts'
import { type Scenario, scenarios, simulateContest } from '#app/core/scoring/simulation/simulate.ts'

export { type Scenario, scenarios }

export type SimulatedFiles = {
  /** essay, juror, c1 … c5 */
  ratings: string
  /** essay, theta, language, fair_mean (what a juror of severity 0 gives on average without halo) */
  essays: string
  /** juror, severity, slope, erratic, languages */
  jurors: string
}

/** A simulated contest as three CSV texts; the same seed gives the same bytes. */
export function simulateFiles(
  size: { essays: number; jurors: number; reviews: number },
  scenario: Scenario,
  seed: number,
): SimulatedFiles {
  const contest = simulateContest(size, scenario, createRandom(`simulate/${scenario}/${seed}`))
  const width = contest.criteria.length
  const ratings = [`essay,juror,${contest.criteria.join(',')}`]
  contest.essay.forEach((essay, r) => {
    ratings.push(`${essay},${contest.juror[r]},${contest.scores.subarray(r * width, (r + 1) * width).join(',')}`)
  })
  const six = (value: number) => value.toFixed(6)
  const lines = (heading: string, rows: string[]) => `${[heading, ...rows].join('\n')}\n`
  return {
    ratings: `${ratings.join('\n')}\n`,
    essays: lines(
      'essay,theta,language,fair_mean',
      contest.essays.map(({ theta, language, fairMean }, e) => `${e},${six(theta)},${language},${six(fairMean)}`),
    ),
    jurors: lines(
      'juror,severity,slope,erratic,languages',
      contest.jurors.map(
        ({ severity, slope, erratic, languages }, j) =>
          `${j},${six(severity)},${six(slope)},${erratic ? 1 : 0},${languages.join('|')}`,
      ),
    ),
  }
}
