import { type IndexedProblem, mayRead } from './indexed-problem.ts'
import type { Seating } from './seating.ts'

/** Whether the jurors of two places may trade them: loads and numbers of readers stay as they are. */
export function maySwap(problem: IndexedProblem, seating: Seating, a: number, b: number): boolean {
  const { essayOf, jurorOf } = seating
  const [essayA, essayB] = [essayOf[a] as number, essayOf[b] as number]
  const [jurorA, jurorB] = [jurorOf[a] as number, jurorOf[b] as number]
  return (
    jurorA !== jurorB &&
    essayA !== essayB &&
    !seating.reads(jurorB, essayA) &&
    !seating.reads(jurorA, essayB) &&
    mayRead(problem, essayA, jurorB) &&
    mayRead(problem, essayB, jurorA)
  )
}

/** Trades the jurors of two places. Doing it twice changes nothing. */
export function swapPlaces(seating: Seating, a: number, b: number): void {
  const jurorA = seating.jurorOf[a] as number
  const jurorB = seating.jurorOf[b] as number
  seating.move(a, jurorB)
  seating.move(b, jurorA)
}
