import type { Responses } from './responses.ts'
import type { Steps } from './steps.ts'

/** An even grid on the logit scale. */
export type Grid = { readonly low: number; readonly step: number; readonly size: number }

/** The category probabilities of every item at every point of the grid. */
export type ResponseTables = {
  readonly grid: Grid
  /** per pattern Σ_i log Σ_k exp(k u − κ_ik), at each point */
  readonly logNormal: readonly Float64Array[]
  /** per item: point × k (1 … top), P(X = k | u) */
  readonly probability: readonly Float64Array[]
}

/** O(grid · categories + patterns · grid · items). */
export function tabulate(responses: Responses, steps: Steps, kappa: Float64Array, grid: Grid): ResponseTables {
  let offset = 0
  const logNormals: Float64Array[] = []
  const probability = steps.tops.map((top) => {
    const table = new Float64Array(grid.size * top)
    const logNormal = new Float64Array(grid.size)
    for (let g = 0; g < grid.size; g += 1) {
      const u = grid.low + g * grid.step
      let most = 0
      for (let k = 1; k <= top; k += 1) most = Math.max(most, k * u - (kappa[offset + k - 1] as number))
      let sum = Math.exp(-most)
      for (let k = 1; k <= top; k += 1) {
        const weight = Math.exp(k * u - (kappa[offset + k - 1] as number) - most)
        table[g * top + k - 1] = weight
        sum += weight
      }
      for (let k = 0; k < top; k += 1) table[g * top + k] = (table[g * top + k] as number) / sum
      logNormal[g] = most + Math.log(sum)
    }
    offset += top
    logNormals.push(logNormal)
    return table
  })
  const logNormal = responses.patterns.map((items) => {
    const total = new Float64Array(grid.size)
    for (const item of items) {
      const own = logNormals[item] as Float64Array
      for (let g = 0; g < grid.size; g += 1) total[g] = (total[g] as number) + (own[g] as number)
    }
    return total
  })
  return { grid, logNormal, probability }
}

/**
 * Derivatives of the expected log likelihood in κ when the points of the grid carry `weight` per pattern: expected less
 * observed counts, and per item the information Σ_g w_g (diag P − P Pᵀ).
 */
export function expectedCounts(
  responses: Responses,
  steps: Steps,
  tables: ResponseTables,
  weight: readonly Float64Array[],
) {
  const gradient: number[] = []
  const information = steps.tops.map((top, item) => {
    const carried = new Float64Array(tables.grid.size)
    responses.patterns.forEach((items, pattern) => {
      if (!items.includes(item)) return
      const own = weight[pattern] as Float64Array
      for (let g = 0; g < carried.length; g += 1) carried[g] = (carried[g] as number) + (own[g] as number)
    })
    const table = tables.probability[item] as Float64Array
    const expected = new Float64Array(top)
    const block = new Float64Array(top * top)
    for (let g = 0; g < carried.length; g += 1) {
      const w = carried[g] as number
      if (w === 0) continue
      for (let k = 0; k < top; k += 1) {
        const p = table[g * top + k] as number
        expected[k] = (expected[k] as number) + w * p
        block[k * top + k] = (block[k * top + k] as number) + w * p
        for (let l = 0; l < top; l += 1) {
          block[k * top + l] = (block[k * top + l] as number) - w * p * (table[g * top + l] as number)
        }
      }
    }
    for (let k = 0; k < top; k += 1) {
      gradient.push((expected[k] as number) - (responses.counts[item]?.[k + 1] as number))
    }
    return block
  })
  return { gradient: Float64Array.from(gradient), information }
}
