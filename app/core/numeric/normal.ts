import type { Random } from './random.ts'

/** Standard normal deviates of a generator by the polar method (Marsaglia and Bray, 1964). */
export function createNormal(random: Random): () => number {
  let spare: number | null = null
  return () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const x = 2 * random.unit() - 1
      const y = 2 * random.unit() - 1
      const square = x * x + y * y
      if (square === 0 || square >= 1) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * scale
      return x * scale
    }
  }
}
