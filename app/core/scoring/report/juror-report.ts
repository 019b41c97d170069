import type { LinearCalibration } from '../linear/calibrate-linear.ts'
import type { RaschCalibration } from '../rasch/calibrate-rasch.ts'

export type Slope = { readonly value: number; readonly se: number }

/** One juror's numbers, for the organiser after closing. Numbers that cannot be told are null. */
export type JurorReport = {
  readonly reviews: number
  /** points that the juror takes off compared with the others, and its standard error */
  readonly severity: Slope | null
  /** mean square of the standardised leave-one-out residuals of totals: 1 as expected, above 1.5 erratic */
  readonly fit: number | null
  /** mean square of single scores given essay and juror, by information: 1 as expected */
  readonly infit: number | null
  /** the juror's halo over that of all: 1 as all have it, above 2 criteria are scored much alike */
  readonly halo: number | null
  /** points by which totals rise for a point of the essay's level by the other jurors; 1 as expected, near 0 erratic */
  readonly discrimination: Slope | null
  /** residual points from the juror's first review to the last: negative = grew harsher */
  readonly drift: Slope | null
  /** correlation of a review's residual with the one before: positive = carried on, negative = contrasted */
  readonly orderEffect: Slope | null
}

/**
 * Juror by juror: severity, fit, halo, discrimination, drift and the effect of order, each with a standard error where it
 * is an estimate.
 *
 * Residuals r = y − μ − u − v of the linear model, over their own standard deviation where compared. Discrimination:
 * regression of y + severity on the level of the essay by the others alone (its prediction without this review), so that
 * a juror's own scores cannot vouch for themselves. Drift: regression of residuals on place, from −½ to ½. Order effect:
 * lag-one autocorrelation, standard error 1/√n (Bartlett, 1946), for reviews whose order is known.
 * @param order per review, in the order handed in to the calibration, when it was submitted (any number that grows); NaN
 *   where unknown
 */
export function jurorReports(
  linear: LinearCalibration,
  rasch: RaschCalibration | null,
  order: Float64Array | null,
): JurorReport[] {
  const { crossing, fitted, variance, jurors, essays, mean } = linear
  const ofJuror: number[][] = Array.from({ length: crossing.jurors }, () => [])
  for (let row = 0; row < crossing.rows; row += 1) ofJuror[crossing.juror[row] as number]?.push(row)
  const when = new Float64Array(crossing.rows).fill(Number.NaN)
  if (order) {
    crossing.place.forEach((row, from) => {
      when[row] = order[from] as number
    })
  }
  const usualHalo = rasch?.fit.haloSquare ? meanOf([...rasch.fit.haloSquare]) : null
  return ofJuror.map((rows, j) => {
    const known = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : value)
    const severity =
      known(jurors.se[j]) === null ? null : { value: jurors.severity[j] as number, se: jurors.se[j] as number }
    const halo =
      rasch?.fit.haloSquare && usualHalo
        ? meanOf(rows.map((row) => rasch.fit.haloSquare?.[row] as number)) / usualHalo
        : null
    const base = {
      reviews: rows.length,
      severity,
      fit: known(jurors.outfit[j]),
      infit: known(rasch?.jurors.infit[j]),
      halo: known(halo ?? Number.NaN),
    }
    if (!fitted || !variance) return { ...base, discrimination: null, drift: null, orderEffect: null }
    const { y } = fitted.problem
    const residual = (row: number) => {
      const e = crossing.essay[row] as number
      return (y[row] as number) + fitted.shift - (essays.measure[e] as number) + (jurors.severity[j] as number)
    }
    const level = (row: number) => {
      const e = crossing.essay[row] as number
      const mu = mean[crossing.componentOfEssay[e] as number] as number
      // Without this review: the others' corrected totals, shrunk as far as their number deserves.
      let [sum, count] = [0, 0]
      for (let other = crossing.start[e] as number; other < (crossing.start[e + 1] as number); other += 1) {
        if (other === row) continue
        sum += (y[other] as number) + fitted.shift + (jurors.severity[crossing.juror[other] as number] as number) - mu
        count += 1
      }
      return count === 0 ? Number.NaN : (sum * variance.essay) / (count * variance.essay + variance.residual)
    }
    const levels = rows.map((row) => ({
      x: level(row),
      y: (y[row] as number) + fitted.shift + (jurors.severity[j] as number),
    }))
    const dated = rows
      .filter((row) => !Number.isNaN(when[row]))
      .sort((a, b) => (when[a] as number) - (when[b] as number))
    const inTime = dated.map(residual)
    const places = inTime.map((r, i) => ({ x: i / Math.max(1, inTime.length - 1) - 0.5, y: r }))
    return {
      ...base,
      discrimination: regression(levels.filter(({ x }) => !Number.isNaN(x))),
      drift: regression(places),
      orderEffect: autocorrelation(inTime),
    }
  })
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Least-squares slope with its standard error; null below 8 points, where it says nothing. */
function regression(points: readonly { x: number; y: number }[]): Slope | null {
  const n = points.length
  if (n < 8) return null
  const [mx, my] = [meanOf(points.map(({ x }) => x)), meanOf(points.map(({ y }) => y))]
  const xx = points.reduce((sum, { x }) => sum + (x - mx) ** 2, 0)
  if (xx < 1e-12) return null
  const value = points.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / xx
  const rest = points.reduce((sum, { x, y }) => sum + (y - my - value * (x - mx)) ** 2, 0)
  return { value, se: Math.sqrt(rest / (n - 2) / xx) }
}

function autocorrelation(values: readonly number[]): Slope | null {
  const n = values.length
  if (n < 12) return null
  const mean = meanOf(values)
  const all = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (all < 1e-12) return null
  const lagged = values.slice(1).reduce((sum, value, i) => sum + (value - mean) * ((values[i] as number) - mean), 0)
  return { value: lagged / all, se: 1 / Math.sqrt(n) }
}
