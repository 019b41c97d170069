// One measurement in a process of its own: `task.ts NAME ESSAYS JURORS` prints a line of JSON per figure.
import { discrepancies } from '#app/core/scoring/discrepancy/discrepancies.ts'
import { calibrateLinear } from '#app/core/scoring/linear/calibrate-linear.ts'
import { calibrateRasch } from '#app/core/scoring/rasch/calibrate-rasch.ts'
import type { Ratings } from '#app/core/scoring/ratings.ts'
import { weightedTotals } from '#app/core/scoring/totals.ts'
import { areaUnderCurve } from '#tests/support/area-under-curve.ts'
import { coverage, expectedTotals, kendallTau, shareOfTop, simulated } from '#tests/support/simulated.ts'
import { adaptive, reliability } from './adaptive.ts'

const [task = '', essays = 0, jurors = 0] = process.argv.slice(2).map((arg, i) => (i === 0 ? arg : Number(arg))) as [
  string,
  number,
  number,
]
const size = { essays, jurors, reviews: 3 }
const even = [1, 1, 1, 1, 1]
const round = (value: number, digits = 3) => Number(value.toFixed(digits))
const print = (figures: object) => console.log(JSON.stringify(figures))
const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)

function timed<T>(run: () => T): { value: T; seconds: number; cpuSeconds: number } {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const value = run()
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  return { value, seconds: round(seconds), cpuSeconds: round((used.user + used.system) / 1e6) }
}

const inputOf = (ratings: Ratings) => ({
  essays: ratings.essays.length,
  jurors: ratings.jurors.length,
  essay: ratings.essay,
  juror: ratings.juror,
  total: weightedTotals(ratings, even),
})

/** The first run of the process, nothing compiled yet, and, where that is short, the middle of five more. */
function linear() {
  const input = inputOf(simulated(size, 'halo', 'bench/1').ratings)
  const first = timed(() => calibrateLinear(input))
  const more = Array.from({ length: essays > 50_000 ? 0 : 5 }, () => timed(() => calibrateLinear(input)))
  const { value, seconds, cpuSeconds } = more.sort((a, b) => a.seconds - b.seconds)[2] ?? first
  const { iterations, converged } = value
  print({
    case: `linear ${essays} × ${jurors}`,
    seconds,
    firstSeconds: first.seconds,
    cpuSeconds,
    megabytes: megabytes(),
    iterations,
    converged: Number(converged),
  })
}

/** One review comes in after another, in a process that has calibrated before. */
function update() {
  const input = inputOf(simulated(size, 'halo', 'bench/1').ratings)
  let last = calibrateLinear(input)
  let now = input
  const runs = Array.from({ length: 7 }, (_, i) => {
    now = {
      ...now,
      essay: Int32Array.from([...now.essay, i * 101]),
      juror: Int32Array.from([...now.juror, freeJuror(input, i * 101)]),
      total: Float64Array.from([...now.total, i % 5]),
    }
    const { value, seconds, cpuSeconds } = timed(() => calibrateLinear({ ...now, start: last.start ?? undefined }))
    last = value
    return { seconds, cpuSeconds }
  }).sort((a, b) => a.seconds - b.seconds)
  print({ case: `one review anew ${essays} × ${jurors}`, ...runs[3], megabytes: megabytes() })
}

/** Somebody who has not read the essay. */
function freeJuror({ essay, juror }: { essay: Int32Array; juror: Int32Array }, wanted: number): number {
  const readers = new Set(juror.filter((_, r) => essay[r] === wanted))
  let free = wanted % jurors
  while (readers.has(free)) free = (free + 1) % jurors
  return free
}

function rasch() {
  const { ratings } = simulated(size, 'halo', 'bench/1')
  const { value, seconds, cpuSeconds } = timed(() =>
    calibrateRasch(ratings, { halo: true, thresholds: 'rating-scale' }),
  )
  const { iterations = 0, converged = false } = value?.fit ?? {}
  print({
    case: `rasch with halo ${essays} × ${jurors}`,
    seconds,
    cpuSeconds,
    megabytes: megabytes(),
    iterations,
    converged: Number(converged),
  })
}

function accuracy() {
  const seeds = ['1', '2', '3', '4', '5']
  for (const scenario of ['clean', 'halo', 'strata', 'messy'] as const) {
    const rows = seeds.map((seed) => {
      const drawn = simulated(size, scenario, `accuracy/${scenario}/${seed}`)
      const { ratings, theta } = drawn
      const line = calibrateLinear(inputOf(ratings))
      const fit = calibrateRasch(ratings, { halo: true, thresholds: 'rating-scale' })?.fit
      if (!fit) throw new Error('nothing to calibrate')
      const totals = expectedTotals(drawn, scenario === 'clean' ? 0 : 0.7)
      return {
        raw: [kendallTau(line.essays.raw, theta), shareOfTop(line.essays.raw, theta, 100), Number.NaN],
        linear: [
          kendallTau(line.essays.measure, theta),
          shareOfTop(line.essays.measure, theta, 100),
          coverage(totals, line.essays.measure, line.essays.totalSe),
        ],
        'rasch with halo': [
          kendallTau(fit.theta, theta),
          shareOfTop(fit.theta, theta, 100),
          coverage(theta, fit.theta, fit.thetaSe),
        ],
      }
    })
    for (const method of ['raw', 'linear', 'rasch with halo'] as const) {
      const mean = (at: number) => rows.reduce((sum, row) => sum + (row[method][at] as number), 0) / rows.length
      const covered = mean(2)
      print({
        case: `${scenario}, ${method}`,
        kendallTau: round(mean(0)),
        shareOfTop100: round(mean(1)),
        ...(Number.isNaN(covered) ? {} : { coverage: round(covered) }),
        seeds: seeds.length,
      })
    }
  }
}

function discrepancy() {
  const areas = ['1', '2', '3', '4', '5'].map((seed) => {
    const spoil = { spiteful: 0.02, careless: 0.03 }
    const { ratings, contest } = simulated(size, 'halo', `discrepancy/${seed}`, spoil)
    const bad = Array.from(contest.spoiled, (kind) => kind > 0)
    const found = discrepancies(ratings, even)
    return { ours: areaUnderCurve(found.logOdds, bad), naive: areaUnderCurve(found.distance, bad) }
  })
  const mean = (key: 'ours' | 'naive') => round(areas.reduce((sum, area) => sum + area[key], 0) / areas.length)
  print({
    case: 'discrepancy, 2 % spiteful and 3 % careless',
    area: mean('ours'),
    naiveArea: mean('naive'),
    seeds: areas.length,
  })
}

function whereReadingsGo() {
  for (const scenario of ['clean', 'halo', 'strata'] as const) {
    const { marks, shares, even } = adaptive(essays, jurors, scenario, ['1', '2', '3', '4', '5'])
    marks.forEach((mark, at) => {
      print({
        case: `adaptive, ${scenario}, ${mark} readings an essay`,
        shareOfTop100: round(shares[at] ?? 0),
        seeds: 5,
      })
    })
    print({ case: `everybody read 3 times, ${scenario}`, shareOfTop100: round(even), seeds: 5 })
  }
}

function probabilities() {
  for (const scenario of ['clean', 'halo', 'strata'] as const) {
    const { middle } = reliability(
      essays,
      jurors,
      scenario,
      Array.from({ length: 20 }, (_, at) => String(at)),
    )
    const { predicted, observed, count } = middle
    print({
      case: `probabilities of .25 to .75, ${scenario}`,
      predicted: round(predicted / count),
      observed: round(observed / count),
      essays: count,
      seeds: 20,
    })
  }
}

const run = { linear, update, rasch, accuracy, discrepancy, adaptive: whereReadingsGo, probabilities }[task]
if (!run) throw new Error(`there is no task "${task}"`)
run()
