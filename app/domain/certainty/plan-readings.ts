import type { AssignmentProblem } from '#app/core/assignment/problem.ts'
import { type NextReading, nextReadings, type OpenDecision } from '#app/core/scoring/adaptive/next-readings.ts'
import { chooseReaders } from '../discrepancy/choose-readers.ts'

export type PlannedReading = { essayId: string; gain: number; mended: number }

/**
 * The further readings to offer, the most helpful first, each of an essay for which somebody is left to read it: by
 * language, conflicts and load, all of them at once.
 *
 * @param essayIdOf per index of the decision; null for one that may not be read again now
 */
export function planReadings(
  decision: OpenDecision,
  essayIdOf: readonly (string | null)[],
  limits: { most: number; least: number },
  jury: AssignmentProblem,
): { readings: PlannedReading[]; enough: boolean } {
  const assignable = new Set(jury.essays.map(({ id }) => id))
  const readable = essayIdOf.map((id) => (id !== null && assignable.has(id) ? id : null))
  const { readings } = nextReadings(
    decision,
    { most: decision.measure.length, least: limits.least },
    (e) => readable[e] != null,
  )
  const named = readings.map(({ essay, gain, mended }: NextReading) => ({
    essayId: readable[essay] ?? '',
    gain,
    mended,
  }))
  const { taken, refused } = seat(named, limits.most, jury)
  return { readings: taken, enough: named.length - refused < limits.most }
}

/** When so many had to be left out, the jury is full as far as anybody can tell. */
const mostRefused = 500

/**
 * Goes down the list and takes each essay that can be seated together with all taken before. Such sets are the
 * independent ones of a transversal matroid, so that no other choice gains more (Edmonds, 1971). The next that cannot be
 * seated is found by halving.
 */
function seat(wanted: readonly PlannedReading[], most: number, jury: AssignmentProblem) {
  let left = [...wanted]
  let seated = 0
  let refused = 0
  const fits = (count: number) => {
    const essays = left.slice(0, count).map(({ essayId }) => essayId)
    return chooseReaders(jury, essays, String(jury.seed)).obstacles.size === 0
  }
  while (refused < mostRefused) {
    let high = Math.min(most, left.length)
    if (seated === high || fits(high)) return { taken: left.slice(0, high), refused }
    while (high - seated > 1) {
      const middle = (seated + high) >> 1
      if (fits(middle)) seated = middle
      else high = middle
    }
    left = left.toSpliced(seated, 1)
    refused += 1
  }
  return { taken: left.slice(0, seated), refused }
}
