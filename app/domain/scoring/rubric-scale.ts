/** A criterion of the rubric as scores need it; its scale runs from the lowest to the highest of its levels. */
export type Scale = { id: string; weight: number; min: number; max: number }

export type RubricScale = {
  /** weights for scores as they were given, one per criterion; whole numbers when the rubric's are */
  weights: number[]
  /** points = base + factor · weighted mean of the scores by these weights: 0 lowest everywhere, 100 highest */
  base: number
  factor: number
}

/**
 * How scores become points from 0 to 100: Σ w (s − min) / (max − min) / Σ w, written as a weighted mean of plain scores,
 * so that the same file of scores and these weights give the same ranking anywhere. Null when no criterion tells apart.
 */
export function rubricScale(scales: readonly Scale[]): RubricScale | null {
  const ranges = scales.map(({ min, max }) => max - min)
  const whole = ranges.filter((range) => range > 0).reduce(commonMultiple, 1)
  const weights = scales.map(({ weight }, c) => (ranges[c] ? (weight * whole) / ranges[c] : 0))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const reach = weights.reduce((total, weight, c) => total + weight * (ranges[c] ?? 0), 0)
  if (!(reach > 0)) return null
  const lowest = weights.reduce((total, weight, c) => total + weight * (scales[c]?.min ?? 0), 0)
  return { weights, base: (-100 * lowest) / reach, factor: (100 * sum) / reach }
}

function commonMultiple(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}
