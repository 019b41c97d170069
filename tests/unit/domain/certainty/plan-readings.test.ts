import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssignmentProblem } from '#app/core/assignment/problem.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { nextReadings, type OpenDecision } from '#app/core/scoring/adaptive/next-readings.ts'
import { planReadings } from '#app/domain/certainty/plan-readings.ts'
import { chooseReaders } from '#app/domain/discrepancy/choose-readers.ts'

type World = { decision: OpenDecision; jury: AssignmentProblem; ids: string[] }

/** Essays around one line, jurors of two languages with little room, conflicts and readings of before. */
function world(seed: string, essays: number, jurors: number): World {
  const random = createRandom(seed)
  const ids = Array.from({ length: essays }, (_, e) => `e${e}`)
  const measure = Float64Array.from(ids, () => 40 + 20 * random.unit())
  const sorted = Float64Array.from(measure).sort()
  const line = sorted[Math.floor(essays / 2)] as number
  const some = (share: number) => ids.filter(() => random.unit() < share)
  return {
    ids,
    decision: {
      measure,
      se: new Float64Array(essays).fill(5),
      probability: measure.map((m) => (m >= line ? 0.7 : 0.3)),
      classOf: new Int32Array(essays),
      readingVariance: 60,
    },
    jury: {
      seed,
      reviewsPerEssay: 2,
      essays: ids.map((id, e) => ({ id, language: e % 3 === 0 ? 'ru' : 'kk' })),
      jurors: Array.from({ length: jurors }, (_, j) => ({
        id: `j${j}`,
        languages: j % 2 === 0 ? ['kk'] : ['kk', 'ru'],
        max: random.below(5),
        conflicts: { regions: [], schools: [], essays: some(0.2) },
      })),
      existing: Array.from({ length: jurors }, (_, j) => some(0.1).map((essay) => ({ essay, juror: `j${j}` }))).flat(),
    },
  }
}

/** Whether all of these can have one more reader each: by trying out every way. */
function seatable({ jury }: World, essays: readonly string[]): boolean {
  const load = new Map(jury.jurors.map(({ id }) => [id, jury.existing.filter(({ juror }) => juror === id).length]))
  const place = (at: number): boolean => {
    if (at === essays.length) return true
    const essay = jury.essays.find(({ id }) => id === essays[at])
    return jury.jurors.some(({ id, languages, max, conflicts }) => {
      const held = load.get(id) ?? 0
      if (!essay || held >= max || !languages.includes(essay.language) || conflicts.essays.includes(essay.id))
        return false
      if (jury.existing.some((had) => had.essay === essay.id && had.juror === id)) return false
      load.set(id, held + 1)
      const placed = place(at + 1)
      load.set(id, held)
      return placed
    })
  }
  return place(0)
}

describe('the readings that are offered', () => {
  it('are what going down the list by gain finds, and all of them can be seated', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), (seed, jurors, most) => {
        const made = world(seed, 9, jurors)
        const { decision, jury, ids } = made
        const { readings } = planReadings(decision, ids, { most, least: 0.005 }, jury)
        const wanted = nextReadings(decision, { most: ids.length, least: 0.005 }, () => true).readings
        const greedy: string[] = []
        for (const { essay } of wanted) {
          const id = ids[essay] as string
          if (greedy.length < most && seatable(made, [...greedy, id])) greedy.push(id)
        }
        expect(readings.map(({ essayId }) => essayId)).toEqual(greedy)
        const { pairs, obstacles } = chooseReaders(jury, greedy, 'again')
        expect(obstacles.size).toBe(0)
        for (const { essay, juror } of pairs) {
          const reader = jury.jurors.find(({ id }) => id === juror)
          expect(reader?.conflicts.essays).not.toContain(essay)
          expect(jury.existing).not.toContainEqual({ essay, juror })
          const load = [...jury.existing, ...pairs].filter((pair) => pair.juror === juror).length
          expect(load).toBeLessThanOrEqual(reader?.max ?? 0)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('end when no reading for which there is room mends enough', () => {
    const { decision, jury, ids } = world('end', 12, 6)
    const roomy = { ...jury, jurors: jury.jurors.map((juror) => ({ ...juror, max: 99 })) }
    const all = planReadings(decision, ids, { most: 50, least: 0.005 }, roomy)
    expect(all.enough).toBe(true)
    expect(planReadings(decision, ids, { most: 2, least: 0.005 }, roomy)).toMatchObject({ enough: false })
    expect(planReadings(decision, ids, { most: 50, least: 0.9 }, roomy)).toEqual({ readings: [], enough: true })
    const nobody = ids.map(() => null)
    expect(planReadings(decision, nobody, { most: 5, least: 0 }, roomy)).toEqual({ readings: [], enough: true })
  })
})
