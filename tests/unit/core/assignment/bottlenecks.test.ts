import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import { essay, juror, many, problems } from '#tests/support/assignment-problems.ts'

describe('what is missing', () => {
  it('is said for each essay, and put together by what holds it back', () => {
    const conflicts = { regions: ['110000000'], schools: [], essays: [] }
    const { unassigned, bottlenecks } = assignEssays({
      seed: 1,
      reviewsPerEssay: 2,
      essays: [essay(0, { language: 'en' }), essay(1, { region: '111010000' }), essay(2, { language: 'ru' }), essay(3)],
      jurors: [
        juror(0, { conflicts }),
        juror(1, { conflicts }),
        juror(2, { languages: ['ru'], max: 0 }),
        juror(3, { languages: ['ru', 'en'] }),
      ],
      existing: [],
    })
    expect(unassigned).toEqual([
      { essay: 'e0', missing: 1, reason: { kind: 'language', language: 'en', readers: 1 }, bottleneck: 0 },
      {
        essay: 'e1',
        missing: 2,
        reason: { kind: 'conflicts', language: 'kk', readers: 2, eligible: 0 },
        bottleneck: 1,
      },
      { essay: 'e2', missing: 1, reason: { kind: 'capacity', language: 'ru', eligible: 2, full: 1 }, bottleneck: 2 },
    ])
    expect(
      bottlenecks.map(({ kind, places, filled, missing, mend }) => ({ kind, places, filled, missing, mend })),
    ).toEqual([
      { kind: 'language', places: 2, filled: 1, missing: 1, mend: [{ language: 'en', jurors: 1, places: 1 }] },
      { kind: 'conflicts', places: 2, filled: 0, missing: 2, mend: [{ language: 'kk', jurors: 2, places: 2 }] },
      { kind: 'capacity', places: 2, filled: 1, missing: 1, mend: [{ language: 'ru', jurors: 1, places: 1 }] },
    ])
  })

  it('finds the minimum cut behind a short language: 596 of 600 places', () => {
    const { bottlenecks, unassigned } = assignEssays({
      seed: 1,
      reviewsPerEssay: 3,
      essays: [...many(200, (i) => essay(i, { language: 'en' })), ...many(300, (i) => essay(200 + i))],
      jurors: [
        ...many(14, (i) => juror(i, { languages: ['en'], max: 40 })),
        juror(14, { languages: ['en', 'kk'], max: 36 }),
        ...many(30, (i) => juror(15 + i, { max: 40 })),
      ],
      existing: [],
    })
    expect(bottlenecks).toEqual([
      {
        kind: 'capacity',
        languages: ['en'],
        essays: 200,
        places: 600,
        filled: 596,
        missing: 4,
        fullJurors: 15,
        capacity: 596,
        mend: [{ language: 'en', jurors: 1, places: 4 }],
      },
    ])
    expect(unassigned.map(({ missing }) => missing)).toEqual([1, 1, 1, 1])
  })

  it('adds up, is a cut, and is ended by what is said to mend it', () => {
    fc.assert(
      fc.property(problems(), (problem) => {
        const { unassigned, bottlenecks, assignments } = assignEssays(problem)
        const missing = problem.essays.reduce((sum, { id }) => {
          const count = assignments.filter((pair) => pair.essay === id).length
          return sum + Math.max(0, problem.reviewsPerEssay - count)
        }, 0)
        expect(bottlenecks.reduce((sum, cut) => sum + cut.missing, 0)).toBe(missing)
        for (const cut of bottlenecks) expect(cut.places - cut.filled).toBe(cut.missing)
        bottlenecks.forEach((cut, at) => {
          const behind = unassigned.filter(({ bottleneck }) => bottleneck === at)
          expect(behind.reduce((sum, short) => sum + short.missing, 0)).toBe(cut.missing)
        })
        if (missing === 0) return
        // So many more jurors with so much room, and nothing is missing.
        const more = bottlenecks.flatMap(({ mend }, at) =>
          mend.flatMap(({ language, jurors, places }) =>
            many(jurors, (i) => juror(0, { id: `more-${at}-${language}-${i}`, languages: [language], max: places })),
          ),
        )
        expect(assignEssays({ ...problem, jurors: [...problem.jurors, ...more] }).unassigned).toEqual([])
        // With one juror fewer of any language in need, something is.
        const [first] = bottlenecks.flatMap(({ mend }) => mend)
        const alone = bottlenecks.length === 1 && bottlenecks[0]?.mend.length === 1
        if (first && alone) {
          const fewer = assignEssays({ ...problem, jurors: [...problem.jurors, ...more.slice(1)] })
          expect(fewer.unassigned).not.toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })
})
