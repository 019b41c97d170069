import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { many } from '#tests/support/assignment-problems.ts'
import { qarmaq, temporaryFolder } from './command.ts'

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
function changed(change: (copy: typeof problem & Record<string, unknown>) => unknown): string {
  const copy = structuredClone(problem)
  change(copy)
  return JSON.stringify(copy)
}

/** Neither a database nor a folder for data is touched. */
const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }

describe('qarmaq assign', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeAll(() => {
    folder = temporaryFolder()
  })
  afterAll(() => folder.remove())

  it('solves a problem from a file or standard input, the same both times', async () => {
    const file = join(folder.path, 'problem.json')
    writeFileSync(file, JSON.stringify(problem))
    const [fromFile, fromInput] = await Promise.all([
      qarmaq(['assign', file, '--json'], env),
      qarmaq(['assign', '-', '--json'], env, JSON.stringify(problem)),
    ])
    expect(fromFile).toMatchObject({ code: 0, err: '' })
    expect(fromInput.out).toBe(fromFile.out)
    const result = JSON.parse(fromFile.out)
    expect(Object.keys(result).slice(0, 6)).toEqual([
      'assignments',
      'loads',
      'unassigned',
      'connected',
      'algebraicConnectivity',
      'components',
    ])
    expect(result.assignments[0]).toEqual({ essay: 'k0', juror: 'b' })
    expect(result.assignments).toHaveLength(20)
    expect(result.unassigned).toEqual([])
    expect(result.connected).toBe(true)
    expect(result.components).toEqual([['a', 'b', 'c', 'd', 'e']])
    expect(result.algebraicConnectivity).toBeGreaterThan(0)
    expect(Object.values(result.loads).reduce((sum: number, load) => sum + Number(load), 0)).toBe(20)
    for (const { essay, juror } of result.assignments) {
      expect(juror === 'a' && (essay === 'k1' || ['k0', 'k2', 'k4'].includes(essay))).toBe(false)
    }
  })

  it('says in words what is missing, why, and what would mend it', async () => {
    const short = changed((copy) => {
      copy.jurors = copy.jurors.map((one) => ({ ...one, max: one.languages.includes('ru') ? 2 : 9 }))
    })
    const [json, plain] = await Promise.all([
      qarmaq(['assign', '-', '--json'], env, short),
      qarmaq(['assign', '-'], env, short),
    ])
    const { unassigned, bottlenecks } = JSON.parse(json.out)
    expect(unassigned.length).toBeGreaterThan(0)
    expect(unassigned[0].reason).toMatch(/: \d+ of \d+ review places have an eligible juror; 3 jurors/)
    expect(bottlenecks[0].mendInWords).toMatch(/more jurors? who reads? (Kazakh|Russian) without a conflict, with room/)
    expect(plain.code).toBe(0)
    expect(plain.out).toMatch(/^Reviews: \d+, missing: \d+ of \d+ essays?\./)
    expect(plain.out).toContain('It would take at least')
  })

  it.each([
    ['nothing', '-', ' \n', /^error: \$: standard input is empty/],
    ['no JSON', '-', '{"seed": 1,', /^error: \$: standard input is no JSON/],
    [
      'a malformed problem',
      '-',
      changed((copy) => Object.assign(copy.jurors[3] ?? {}, { min: 10 })),
      /^\$\.jurors\[3\]\.max: 9 is less than min \(10\)\n$/,
    ],
    ['a file that is not there', '/nowhere/problem.json', '', /there is no file \/nowhere\/problem\.json/],
    ['a folder', '.', '', /is a folder/],
  ])('exits with 2 on %s', async (_, path, input, said) => {
    const { code, out, err } = await qarmaq(['assign', path, '--json'], env, input)
    expect(err).toMatch(said)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('prints a large result whole', async () => {
    const large = {
      ...problem,
      essays: many(20_000, (i) => ({ id: `essay-with-a-long-name-${i}`, language: 'kk' })),
      jurors: many(300, (i) => ({ id: `j${i}`, languages: ['kk'], max: 200 })),
      existing: [],
    }
    const { code, out } = await qarmaq(['assign', '-', '--json'], env, JSON.stringify(large))
    expect(code).toBe(0)
    expect(JSON.parse(out).assignments).toHaveLength(40_000)
  })
})
