import { describe, expect, it } from 'vitest'
import { readProblem } from '#app/domain/jury/problem-file.server.ts'
import { many } from '#tests/support/assignment-problems.ts'

const problem = {
  seed: 1,
  reviewsPerEssay: 2,
  essays: [
    ...many(6, (i) => ({ id: `k${i}`, language: 'kk', region: '111010000', school: `s${i % 2}` })),
    ...many(4, (i) => ({ id: `r${i}`, language: 'ru', region: '112000000' })),
  ],
  jurors: [
    { id: 'a', languages: ['kk'], max: 9, conflicts: { regions: [], schools: ['s0'], essays: ['k1'] } },
    { id: 'b', languages: ['kk'], min: 1, max: 9 },
    { id: 'c', languages: ['kk', 'ru'], max: 9, conflicts: { regions: [] } },
    { id: 'd', languages: ['ru'], max: 9, conflicts: {} },
    { id: 'e', languages: ['ru', 'kk'], max: 9 },
  ],
  existing: [{ essay: 'k0', juror: 'b' }],
}

/** The problem with one thing changed. */
function changed(change: (copy: typeof problem & Record<string, unknown>) => unknown): unknown {
  const copy = structuredClone(problem)
  change(copy)
  return copy
}

describe('readProblem', () => {
  it('fills in what may be missing', () => {
    const read = readProblem(problem)
    expect(read.ok && read.value.jurors[1]).toEqual({
      id: 'b',
      languages: ['kk'],
      min: 1,
      max: 9,
      conflicts: { regions: [], schools: [], essays: [] },
    })
    const { existing: _, ...bare } = problem
    expect(readProblem(bare)).toMatchObject({ ok: true, value: { existing: [] } })
    expect(readProblem({ ...bare, essays: [], jurors: [] }).ok).toBe(true)
  })

  it.each<[string, unknown, RegExp]>([
    ['a list', [], /^\$: expected object/],
    ['no seed', changed((copy) => Reflect.deleteProperty(copy, 'seed')), /^\$\.seed: /],
    ['no essays', changed((copy) => Reflect.deleteProperty(copy, 'essays')), /^\$\.essays: expected array/],
    [
      'half a review',
      changed((copy) => Object.assign(copy, { reviewsPerEssay: 1.5 })),
      /^\$\.reviewsPerEssay: must be a whole/,
    ],
    [
      'no review',
      changed((copy) => Object.assign(copy, { reviewsPerEssay: 0 })),
      /^\$\.reviewsPerEssay: must be at least 1/,
    ],
    [
      'a number for an id',
      changed((copy) => Object.assign(copy.essays[2] ?? {}, { id: 7 })),
      /^\$\.essays\[2\]\.id: expected string/,
    ],
    [
      'a text for a maximum',
      changed((copy) => Object.assign(copy.jurors[3] ?? {}, { max: '9' })),
      /^\$\.jurors\[3\]\.max: expected number/,
    ],
    [
      'a missing maximum',
      changed((copy) => Reflect.deleteProperty(copy.jurors[1] ?? {}, 'max')),
      /^\$\.jurors\[1\]\.max: /,
    ],
    [
      'a negative maximum',
      changed((copy) => Object.assign(copy.jurors[1] ?? {}, { max: -1 })),
      /^\$\.jurors\[1\]\.max: must be at least 0/,
    ],
    [
      'min above max',
      changed((copy) => Object.assign(copy.jurors[3] ?? {}, { min: 10 })),
      /^\$\.jurors\[3\]\.max: 9 is less than min \(10\)/,
    ],
    [
      'one language as text',
      changed((copy) => Object.assign(copy.jurors[0] ?? {}, { languages: 'kk' })),
      /^\$\.jurors\[0\]\.languages: expected array/,
    ],
    [
      'an essay twice',
      changed((copy) => Object.assign(copy.essays[1] ?? {}, { id: 'k0' })),
      /^\$\.essays\[1\]\.id: "k0" is the id of essay 0/,
    ],
    [
      'a juror twice',
      changed((copy) => Object.assign(copy.jurors[4] ?? {}, { id: 'a' })),
      /^\$\.jurors\[4\]\.id: "a" is the id of juror 0/,
    ],
    [
      'a conflict with no essay',
      changed((copy) => Object.assign(copy.jurors[1] ?? {}, { conflicts: { essays: ['x'] } })),
      /^\$\.jurors\[1\]\.conflicts\.essays\[0\]: there is no essay "x"/,
    ],
    [
      'an existing pair of no essay',
      changed((copy) => copy.existing.push({ essay: 'x', juror: 'a' })),
      /^\$\.existing\[1\]\.essay: there is no essay "x"/,
    ],
    [
      'an existing pair of no juror',
      changed((copy) => copy.existing.push({ essay: 'k1', juror: 'x' })),
      /^\$\.existing\[1\]\.juror: there is no juror "x"/,
    ],
    [
      'an existing pair twice',
      changed((copy) => copy.existing.push({ essay: 'k0', juror: 'b' })),
      /^\$\.existing\[1\]: the same pair stands at \$\.existing\[0\]/,
    ],
    [
      'an existing pair in conflict',
      changed((copy) => copy.existing.push({ essay: 'k2', juror: 'a' })),
      /^\$\.existing\[1\]: juror "a" may not read essay "k2": a conflict with the school/,
    ],
    [
      'an existing pair without the language',
      changed((copy) => copy.existing.push({ essay: 'r0', juror: 'b' })),
      /^\$\.existing\[1\]: .*does not read "ru"/,
    ],
  ])('says where %s is', (_, input, said) => {
    const read = readProblem(input)
    const [first] = read.ok ? [] : (read.flaws ?? [])
    expect(`${first?.path}: ${first?.message}`).toMatch(said)
  })

  it('stops counting somewhere', () => {
    const read = readProblem({ ...problem, essays: many(1000, () => ({ id: 1, language: 2 })) })
    expect(read.ok ? [] : read.flaws).toHaveLength(20)
  })
})
