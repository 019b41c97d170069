import type { AssignmentProblem } from '#app/core/assignment/problem.ts'
import { varianceOfReading } from '#app/core/scoring/adaptive/next-readings.ts'
import type { LinearCalibration } from '#app/core/scoring/linear/calibrate-linear.ts'
import { layOut, type Ratings } from '#app/core/scoring/ratings.ts'
import type { Frozen } from '../allocation/freeze-problem.server.ts'
import { adjudicatedPoints, adjudicatedRows } from '../scoring/calibrate-input.ts'
import { linearOf } from '../scoring/calibrate-scores.ts'
import type { ContestInput } from '../scoring/read-input.server.ts'
import { rubricScale } from '../scoring/rubric-scale.ts'
import { type CarriedOut, carryOut, unreadOf } from './carry-out.ts'
import type { CertaintyResult, Chance, Failure } from './certainty.ts'
import { placesOf } from './places.ts'
import { type PlannedReading, planReadings } from './plan-readings.ts'
import { draws, isOpen, leastMended } from './rules.ts'

export type CertaintyInput = {
  frozen: Frozen
  lotteryOf: (id: string) => string
  reviews: ContestInput
  seed: string
  /** null after the decision: the problem has the scores that decide, and nothing is read any more */
  offer: { most: number; jury: AssignmentProblem; inHand: ReadonlySet<string> } | null
}

export type FoundCertainty = { result: CertaintyResult; chances: Chance[]; readings: PlannedReading[] }

/**
 * How sure the decisions are that follow from the readings as they are, and, while jurors read, which readings would make
 * them surer. An adjudicator's decision decides as the rule says, but of what the essay is worth it tells as much as one
 * more review: it enters the draws as such.
 */
export function certaintyOf({ frozen, lotteryOf, reviews, seed, offer }: CertaintyInput): FoundCertainty | Failure {
  const scale = rubricScale(reviews.criteria)
  const rows = [...reviews.reviews, ...adjudicatedRows(reviews)]
  if (frozen.problem.lots.length === 0) return 'no-devices'
  if (!scale || rows.length === 0) return 'no-spread'
  const ratings = layOut(
    reviews.criteria.map(({ id }) => id),
    rows,
  )
  const calibration = linearOf(ratings, scale)
  if (calibration.fitted === null) return 'no-spread'
  const people = contestantsOf(frozen, ratings, calibration, offer ? adjudicatedPoints(reviews) : null)
  const { problem, measure, essayOf, essayIds } = people
  const places = placesOf(frozen, people.competes)
  const carried = carryOut({ problem, lotteryOf, measure, essayOf, placeOf: places.of }, calibration, draws, seed)
  if (!carried) return 'no-spread'
  const planned = offer ? planOf(people, calibration, carried, offer) : null
  return {
    result: {
      draws,
      read: essayOf.filter((e, i) => e >= 0 && people.competes[i]).length,
      unread: essayOf.filter((e, i) => e < 0 && people.competes[i]).length,
      wrong: carried.wrong,
      ...places.told(carried),
      tenths: tenthsOf(carried.chance, people.competes),
      enough: planned?.enough ?? null,
    },
    chances: essayIds.flatMap((essayId, i): Chance[] =>
      essayId !== null && people.competes[i]
        ? [{ essayId, chance: carried.chance[i] ?? 0, receives: carried.receives[i] === 1 }]
        : [],
    ),
    readings: planned?.readings ?? [],
  }
}

/** Who competes with what; before the decision by the readings as they stand, whoever is unread by the mean. */
function contestantsOf(
  { problem, applications }: Frozen,
  ratings: Ratings,
  calibration: LinearCalibration,
  replaced: ReadonlyMap<string, number> | null,
) {
  const indexOf = new Map(ratings.essays.map((id, e) => [id, e]))
  const essayIds = problem.applicants.map(({ id }) => applications.get(id)?.essay ?? null)
  const essayOf = Int32Array.from(essayIds, (id) => (id === null ? -1 : (indexOf.get(id) ?? -1)))
  const { mean } = unreadOf(calibration)
  const measure = Float64Array.from(problem.applicants, ({ score }, i) => {
    if (replaced === null) return score ?? 0
    const e = essayOf[i] as number
    return replaced.get(essayIds[i] ?? '') ?? (e < 0 ? mean : (calibration.essays.measure[e] as number))
  })
  const applicants =
    replaced === null
      ? problem.applicants
      : problem.applicants.map((one, i) => ({ ...one, score: essayIds[i] === null ? null : (measure[i] as number) }))
  const competes = applicants.map(
    ({ excluded, score, accepts, holds }) =>
      holds !== undefined || (excluded === undefined && score !== null && accepts?.length !== 0),
  )
  return { problem: { ...problem, applicants }, measure, essayOf, essayIds, competes }
}

function planOf(
  { problem, measure, essayOf, essayIds, competes }: ReturnType<typeof contestantsOf>,
  calibration: LinearCalibration,
  { chance }: CarriedOut,
  { most, jury, inHand }: NonNullable<CertaintyInput['offer']>,
): ReturnType<typeof planReadings> {
  const unread = unreadOf(calibration)
  const { variance, essays, jurors } = calibration
  const equals = new Map<string, number>()
  const classOf = Int32Array.from(problem.applicants, ({ id, region, groups, accepts }, i) => {
    // Whoever does not compete is alone, and has no line.
    const key = competes[i] ? JSON.stringify([region, groups, accepts]) : id
    return equals.get(key) ?? equals.set(key, equals.size).size - 1
  })
  return planReadings(
    {
      measure,
      se: Float64Array.from(essayOf, (e) => (e < 0 ? unread.sd : (essays.se[e] ?? 0))),
      probability: chance,
      classOf,
      readingVariance: variance ? varianceOfReading(variance, jurors.se) : 0,
    },
    essayIds.map((id, i) => (id !== null && essayOf[i] !== -1 && competes[i] && !inHand.has(id) ? id : null)),
    { most, least: leastMended },
    jury,
  )
}

function tenthsOf(chance: Float64Array, competes: readonly boolean[]): number[] {
  const tenths = new Array<number>(10).fill(0)
  chance.forEach((p, i) => {
    if (!competes[i] || !isOpen(p)) return
    const at = Math.min(9, Math.floor(p * 10))
    tenths[at] = (tenths[at] ?? 0) + 1
  })
  return tenths
}
