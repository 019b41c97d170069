import { solveSmall } from '../../numeric/solve-small.ts'

/**
 * Speeds up a fixed-point iteration x ← G(x) by Anderson's method (Anderson, 1965; Walker and Ni, 2011): the next point
 * combines the last ones so that their steps G(x) − x cancel as far as they can. One value per call; no point moves
 * further than `largest` in any coordinate.
 */
export function createAnderson(
  memory: number,
  largest: number,
): (x: Float64Array, image: Float64Array) => Float64Array {
  const points: Float64Array[] = []
  const steps: Float64Array[] = []
  return (x, image) => {
    const step = image.map((value, i) => value - (x[i] as number))
    const before = points.length
    let next = image
    if (before > 0) {
      const dx = points.map((point) => x.map((value, i) => value - (point[i] as number)))
      const df = steps.map((old) => step.map((value, i) => value - (old[i] as number)))
      const matrix = new Float64Array(before * before)
      const right = new Float64Array(before)
      for (let a = 0; a < before; a += 1) {
        right[a] = dot(df[a] as Float64Array, step)
        for (let b = 0; b < before; b += 1) matrix[a * before + b] = dot(df[a] as Float64Array, df[b] as Float64Array)
      }
      for (let a = 0; a < before; a += 1) matrix[a * before + a] = (matrix[a * before + a] as number) * (1 + 1e-10)
      const share = solveSmall(matrix, right)
      if (share?.every(Number.isFinite)) {
        next = image.map((value, i) =>
          share.reduce((sum, by, a) => sum - by * ((dx[a]?.[i] as number) + (df[a]?.[i] as number)), value),
        )
      }
    }
    points.push(x)
    steps.push(step)
    if (points.length > memory) {
      points.shift()
      steps.shift()
    }
    return next.map((value, i) => {
      const from = x[i] as number
      return from + Math.max(-largest, Math.min(largest, value - from))
    })
  }
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number)
  return sum
}
