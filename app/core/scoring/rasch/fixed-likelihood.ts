import { expectedCounts, tabulate } from './response-tables.ts'
import type { Responses } from './responses.ts'
import { type Steps, scaleGradient } from './steps.ts'

/** TAM's own nodes, or a grid fine enough to be exact. */
export type Quadrature = 'tam' | 'fine'

/** Parameters: free steps, then a severity per juror, then log σ². */
export type FixedLikelihood = {
  /** the next point of the EM algorithm, severities centred */
  step(point: Float64Array): Float64Array
  posterior(point: Float64Array): { mean: Float64Array; sd: Float64Array; logLikelihood: number }
  /** the observed information, with a penalty on the sum of severities that fixes it at zero */
  information(point: Float64Array): Float64Array
}

/**
 * The marginal likelihood of the model without halo. Each juror sees the grid of thetas shifted by the own severity;
 * the tables of log normalisers are per juror and pattern of scored criteria. The quadrature is TAM's default, 21 nodes
 * from −6 to 6, or 81 points over ±6 σ: the former is coarse where an essay's theta is known to better than 0.4 logits,
 * and moves severities by up to 0.013 on the reference contest. O((reviews + jurors · items · categories) · nodes) a step.
 */
export function createFixedLikelihood(responses: Responses, steps: Steps, quadrature: Quadrature): FixedLikelihood {
  const points = quadrature === 'tam' ? 21 : 81
  const { crossing, patterns } = responses
  const { essays, jurors, rows, start, juror } = crossing
  const { free } = steps
  const last = free + jurors
  const sums = adjustedSums(responses, steps)
  // Groups of reviews by juror and pattern share their tables.
  const groupOf = new Int32Array(rows)
  const groups: { juror: number; pattern: number }[] = []
  const known = new Map<number, number>()
  for (let r = 0; r < rows; r += 1) {
    const key = (juror[r] as number) * patterns.length + (responses.pattern[r] as number)
    let at = known.get(key)
    if (at === undefined) {
      at = groups.length
      known.set(key, at)
      groups.push({ juror: juror[r] as number, pattern: responses.pattern[r] as number })
    }
    groupOf[r] = at
  }
  const ofJuror: number[][] = Array.from({ length: jurors }, () => [])
  groups.forEach((group, at) => {
    ofJuror[group.juror]?.push(at)
  })

  const gridOf = (point: Float64Array) => {
    const reach = quadrature === 'tam' ? 6 : 6 * Math.exp((point[last] as number) / 2)
    return { low: -reach, step: (2 * reach) / (points - 1), size: points }
  }

  function tablesOf(point: Float64Array) {
    const grid = gridOf(point)
    const kappa = steps.kappa(point)
    return Array.from({ length: jurors }, (_, j) =>
      tabulate(responses, steps, kappa, { ...grid, low: grid.low - (point[free + j] as number) }),
    )
  }

  /** Visits every essay with the posterior weights of its theta. */
  function visit(
    point: Float64Array,
    tables: ReturnType<typeof tablesOf>,
    each: (e: number, weight: Float64Array, logMass: number) => void,
  ): void {
    const grid = gridOf(point)
    const variance = Math.exp(point[last] as number)
    const weight = new Float64Array(points)
    const logPrior = Float64Array.from({ length: points }, (_, g) => {
      const theta = grid.low + g * grid.step
      return -0.5 * ((theta * theta) / variance + Math.log(2 * Math.PI * variance)) + Math.log(grid.step)
    })
    for (let e = 0; e < essays; e += 1) {
      weight.set(logPrior)
      for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
        const j = juror[r] as number
        const table = tables[j]?.logNormal[responses.pattern[r] as number] as Float64Array
        const sum = responses.sum[r] as number
        const lambda = point[free + j] as number
        for (let g = 0; g < points; g += 1) {
          weight[g] = (weight[g] as number) + sum * (grid.low + g * grid.step - lambda) - (table[g] as number)
        }
      }
      let most = Number.NEGATIVE_INFINITY
      for (let g = 0; g < points; g += 1) most = Math.max(most, weight[g] as number)
      let mass = 0
      for (let g = 0; g < points; g += 1) {
        const w = Math.exp((weight[g] as number) - most)
        weight[g] = w
        mass += w
      }
      for (let g = 0; g < points; g += 1) weight[g] = (weight[g] as number) / mass
      each(e, weight, most + Math.log(mass))
    }
  }

  function step(point: Float64Array): Float64Array {
    const tables = tablesOf(point)
    const grid = gridOf(point)
    const carried = groups.map(() => new Float64Array(points))
    let square = 0
    visit(point, tables, (e, weight) => {
      for (let g = 0; g < points; g += 1) square += (weight[g] as number) * (grid.low + g * grid.step) ** 2
      for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
        const own = carried[groupOf[r] as number] as Float64Array
        for (let g = 0; g < points; g += 1) own[g] = (own[g] as number) + (weight[g] as number)
      }
    })
    const image = Float64Array.from(point)
    const gradient = new Float64Array(steps.tops.reduce((sum, top) => sum + top, 0))
    const information = steps.tops.map((top) => new Float64Array(top * top))
    const nothing = new Float64Array(points)
    for (let j = 0; j < jurors; j += 1) {
      const weights: Float64Array[] = patterns.map(() => nothing)
      for (const at of ofJuror[j] ?? []) weights[groups[at]?.pattern as number] = carried[at] as Float64Array
      const table = tables[j] as ReturnType<typeof tabulate>
      const counts = expectedCounts(responses, steps, table, weights)
      let [expected, spread, at] = [0, 0, 0]
      counts.information.forEach((block, item) => {
        const top = steps.tops[item] as number
        const total = information[item] as Float64Array
        for (let k = 0; k < top; k += 1) {
          // expectedCounts takes the observed counts of all jurors off: they are put back here, and off once below.
          const count = (counts.gradient[at] as number) + (responses.counts[item]?.[k + 1] as number)
          gradient[at] = (gradient[at] as number) + count
          expected += (k + 1) * count
          at += 1
          for (let l = 0; l < top; l += 1) {
            total[k * top + l] = (total[k * top + l] as number) + (block[k * top + l] as number)
            spread += (k + 1) * (l + 1) * (block[k * top + l] as number)
          }
        }
      })
      const move = spread > 0 ? (expected - (sums[j] as number)) / spread : 0
      image[free + j] = (point[free + j] as number) + Math.max(-1, Math.min(1, move))
    }
    let at = 0
    for (const count of responses.counts) {
      for (let k = 1; k < count.length; k += 1, at += 1) gradient[at] = (gradient[at] as number) - (count[k] as number)
    }
    scaleGradient(steps, information, steps.gradient(gradient)).forEach((move, p) => {
      image[p] = (point[p] as number) + move
    })
    image[last] = Math.max(-9, Math.log(square / essays))
    return centred(image, steps, jurors)
  }

  function posterior(point: Float64Array) {
    const grid = gridOf(point)
    const mean = new Float64Array(essays)
    const sd = new Float64Array(essays)
    let logLikelihood = 0
    visit(point, tablesOf(point), (e, weight, logMass) => {
      let [one, two] = [0, 0]
      for (let g = 0; g < points; g += 1) {
        const theta = grid.low + g * grid.step
        one += (weight[g] as number) * theta
        two += (weight[g] as number) * theta * theta
      }
      mean[e] = one
      sd[e] = Math.sqrt(Math.max(0, two - one * one))
      logLikelihood += logMass
    })
    const kappa = steps.kappa(point)
    let at = 0
    for (const count of responses.counts) {
      for (let k = 1; k < count.length; k += 1, at += 1) logLikelihood -= (count[k] as number) * (kappa[at] as number)
    }
    return { mean, sd, logLikelihood }
  }

  /**
   * Louis: Σ_e E(complete information) − Var(complete score), both over the essay's posterior of theta. The score of an
   * essay touches its jurors, the steps and log σ², so that severities are joined within essays only.
   */
  function information(point: Float64Array): Float64Array {
    const size = last + 1
    const matrix = new Float64Array(size * size)
    const tables = tablesOf(point)
    const grid = gridOf(point)
    const variance = Math.exp(point[last] as number)
    const moments = tables.map((table) => itemMoments(table, steps))
    const add = (p: number, q: number, by: number) => {
      const [low, high] = p < q ? [p, q] : [q, p]
      matrix[high * size + low] = (matrix[high * size + low] as number) + by
    }
    visit(point, tables, (e, weight) => {
      const from = start[e] as number
      const to = start[e + 1] as number
      // One score per parameter of this essay as a function of theta: steps, its jurors, log σ².
      const index = [
        ...Array(free).keys(),
        ...Array.from({ length: to - from }, (_, i) => free + (juror[from + i] as number)),
        last,
      ]
      const scores = index.map(() => new Float64Array(points))
      for (let r = from; r < to; r += 1) {
        const own = moments[juror[r] as number] as ReturnType<typeof itemMoments>
        const slot = free + r - from
        const severity = scores[slot] as Float64Array
        for (const item of patterns[responses.pattern[r] as number] ?? []) {
          for (let g = 0; g < points; g += 1) {
            const w = weight[g] as number
            severity[g] = (severity[g] as number) + (own.mean[item]?.[g] as number)
            add(index[slot] as number, index[slot] as number, w * (own.variance[item]?.[g] as number))
          }
          for (let p = 0; p < free; p += 1) {
            const score = scores[p] as Float64Array
            const derivative = own.score[item]?.[p] as Float64Array | null
            if (derivative === null) continue
            let joint = 0
            for (let g = 0; g < points; g += 1) {
              score[g] = (score[g] as number) + (derivative[g] as number)
              joint += (weight[g] as number) * (own.cross[item]?.[p]?.[g] as number)
            }
            add(p, index[slot] as number, joint)
            for (let q = 0; q <= p; q += 1) {
              const product = own.product(item, p, q)
              if (product === null) continue
              let both = 0
              for (let g = 0; g < points; g += 1) both += (weight[g] as number) * (product[g] as number)
              add(p, q, both)
            }
          }
        }
      }
      const spreadScore = scores.at(-1) as Float64Array
      let half = 0
      for (let g = 0; g < points; g += 1) {
        const theta = grid.low + g * grid.step
        spreadScore[g] = (theta * theta) / (2 * variance)
        half += (weight[g] as number) * (spreadScore[g] as number)
      }
      add(last, last, half)
      const means = scores.map((score) => score.reduce((sum, value, g) => sum + value * (weight[g] as number), 0))
      scores.forEach((left, a) => {
        for (let b = 0; b <= a; b += 1) {
          const right = scores[b] as Float64Array
          let sum = 0
          for (let g = 0; g < points; g += 1) sum += (weight[g] as number) * (left[g] as number) * (right[g] as number)
          add(index[a] as number, index[b] as number, (means[a] as number) * (means[b] as number) - sum)
        }
      })
    })
    let most = 0
    for (let j = 0; j < jurors; j += 1) most = Math.max(most, matrix[(free + j) * size + free + j] as number)
    for (let j = 0; j < jurors; j += 1) {
      for (let k = 0; k <= j; k += 1) add(free + j, free + k, 1e4 * most)
    }
    return matrix
  }

  return { step, posterior, information }
}

/** A juror's sum of categories; where all are extreme, 0.3 of a category is given back (Linacre's adjustment). */
function adjustedSums(responses: Responses, steps: Steps): Float64Array {
  const { crossing, patterns, sum, pattern } = responses
  const sums = new Float64Array(crossing.jurors)
  const tops = new Float64Array(crossing.jurors)
  for (let r = 0; r < crossing.rows; r += 1) {
    const j = crossing.juror[r] as number
    sums[j] = (sums[j] as number) + (sum[r] as number)
    for (const item of patterns[pattern[r] as number] ?? []) {
      tops[j] = (tops[j] as number) + (steps.tops[item] as number)
    }
  }
  return sums.map((value, j) =>
    Math.max(Math.min(0.3, (tops[j] as number) / 2), Math.min((tops[j] as number) - 0.3, value)),
  )
}

/** Per item on a juror's grid: mean and variance of the category, and the scores of the step parameters. */
function itemMoments(table: ReturnType<typeof tabulate>, steps: Steps) {
  const points = table.grid.size
  let offset = 0
  const made = steps.tops.map((top, item) => {
    const p = table.probability[item] as Float64Array
    const weighted = (by: (k: number) => number) =>
      Float64Array.from({ length: points }, (_, g) => {
        let sum = 0
        for (let k = 1; k <= top; k += 1) sum += by(k) * (p[g * top + k - 1] as number)
        return sum
      })
    const at = offset
    offset += top
    const coefficient = steps.jacobian.map((row) => {
      const own = Array.from({ length: top }, (_, k) => row[at + k] as number)
      return own.some((value) => value !== 0) ? (k: number) => own[k - 1] as number : null
    })
    const mean = weighted((k) => k)
    const square = weighted((k) => k * k)
    const score = coefficient.map((by) => (by === null ? null : weighted(by)))
    const cross = coefficient.map((by, index) => {
      if (by === null) return null
      const joint = weighted((k) => k * by(k))
      return joint.map((value, g) => value - (mean[g] as number) * (score[index]?.[g] as number))
    })
    const products = coefficient.map((left, a) =>
      coefficient.map((right, b) => {
        if (left === null || right === null || b > a) return null
        const joint = weighted((k) => left(k) * right(k))
        return joint.map((value, g) => value - (score[a]?.[g] as number) * (score[b]?.[g] as number))
      }),
    )
    return { mean, variance: square.map((value, g) => value - (mean[g] as number) ** 2), score, cross, products }
  })
  return {
    mean: made.map(({ mean }) => mean),
    variance: made.map(({ variance }) => variance),
    score: made.map(({ score }) => score),
    cross: made.map(({ cross }) => cross),
    product: (item: number, a: number, b: number) => made[item]?.products[a]?.[b] ?? null,
  }
}

/** Severities sum to zero; the level of the criteria takes up what is taken off them. */
export function centred(point: Float64Array, steps: Steps, jurors: number): Float64Array {
  const { free } = steps
  let mean = 0
  for (let j = 0; j < jurors; j += 1) mean += (point[free + j] as number) / jurors
  return point.map((value, p) => {
    if (p < free) return value + mean * (steps.levelWeight[p] as number)
    return p < free + jurors ? value - mean : value
  })
}
