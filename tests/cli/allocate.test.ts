import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { qarmaq, temporaryFolder } from './command.ts'

const problem = {
  seed: 'a seed',
  regions: [{ id: 'zhambyl' }, { id: 'shu', parent: 'zhambyl', quota: 2 }, { id: 'talas', parent: 'zhambyl' }],
  lots: [
    { id: 'L1', class: 'laptop', count: 2, earmark: { region: 'shu', fallback: 'parent' } },
    { id: 'T1', class: 'tablet', count: 1 },
  ],
  applicants: [
    { id: 'a', region: 'shu', score: 3, groups: ['orphan'], accepts: ['laptop', 'tablet'], household: 'h' },
    { id: 'b', region: 'shu', score: 5, groups: [], accepts: ['laptop'] },
    { id: 'c', region: 'shu', score: 4, groups: [], accepts: ['laptop', 'tablet'] },
    { id: 'd', region: 'talas', score: 1, groups: [], accepts: ['tablet'] },
    { id: 'e', region: 'talas', score: 0.5, groups: [], accepts: ['laptop'], household: 'h' },
    { id: 'f', region: 'talas', score: 0.1, groups: [] },
  ],
  policy: { tiers: [['orphan']], minScore: 0.2 },
}

const applicants = (rows: { applicant: string }[]) => rows.map(({ applicant }) => applicant)

describe('qarmaq allocate', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  const file = (name: string, value: unknown) => {
    const path = join(folder.path, name)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }

  it('decides a problem, with a reason for each, and needs no database', async () => {
    const { code, out, err } = await qarmaq(['allocate', file('p.json', problem), '--json'], {})
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const result = JSON.parse(out)
    expect(applicants(result.recipients)).toEqual(['a', 'b', 'd'])
    expect(result.recipients[0]).toMatchObject({ lot: 'L1', class: 'laptop', order: 1, reason: { tier: 1, wish: 1 } })
    expect(result.waiting).toMatchObject([
      {
        applicant: 'c',
        region: 'shu',
        position: 1,
        reason: { by: 'quota', region: 'shu', quota: 2, lastAccepted: 'b' },
      },
    ])
    expect(result.notConsidered).toMatchObject([
      { applicant: 'e', reason: { kind: 'household', recipient: 'a' } },
      { applicant: 'f', reason: { kind: 'below-floor', minScore: 0.2 } },
    ])
    expect(result.unused).toEqual([])
    expect(result.inputHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('gives the same hashes when the lists stand in another order', async () => {
    const turned = {
      ...problem,
      regions: [...problem.regions].reverse(),
      lots: [...problem.lots].reverse(),
      applicants: [...problem.applicants].reverse(),
    }
    const [first, second] = await Promise.all(
      [problem, turned].map((value) => qarmaq(['allocate', '-', '--json'], {}, JSON.stringify(value))),
    )
    expect(JSON.parse(second?.out ?? '')).toEqual(JSON.parse(first?.out ?? ''))
  })

  it('verifies a published file, and says where one differs', async () => {
    const published = join(folder.path, 'published.json')
    expect((await qarmaq(['allocate', file('p.json', problem), '--out', published], {})).code).toBe(0)
    const equal = await qarmaq(['allocate', 'verify', published, '--json'], {})
    expect({ code: equal.code, ...JSON.parse(equal.out) }).toMatchObject({ code: 0, equal: true, recipients: 3 })
    const altered = readFileSync(published, 'utf8').replace('"lot":"T1"', '"lot":"T2"')
    const differs = await qarmaq(['allocate', 'verify', file('altered.json', altered), '--json'], {})
    expect({ code: differs.code, ...JSON.parse(differs.out) }).toEqual({
      code: 1,
      equal: false,
      path: '$.result.recipients[2].lot',
      published: '"T2"',
      rerun: '"T1"',
    })
  })

  it.each([
    ['{', /no JSON/],
    [{ ...problem, regions: [{ id: 'x', quota: -1 }] }, /\$\.regions\[0\]\.quota/],
    [
      {
        ...problem,
        regions: [
          { id: 'x', parent: 'y' },
          { id: 'y', parent: 'x' },
        ],
      },
      /\$\.regions\[0\]\.parent/,
    ],
    [
      { ...problem, lots: [{ id: 'l', class: 'laptop', count: 1, earmark: { region: 'moon' } }] },
      /lots\[0\]\.earmark\.region/,
    ],
    [{ ...problem, applicants: [{ id: 'a', region: 'moon', score: 1, groups: [] }] }, /\$\.applicants\[0\]\.region/],
    [{ ...problem, applicants: [problem.applicants[0], problem.applicants[0]] }, /\$\.applicants\[1\]\.id.*twice/],
    [{ ...problem, applicants: [{ id: 'a', region: 'shu', score: '5', groups: [] }] }, /\$\.applicants\[0\]\.score/],
    [{ ...problem, policy: { tierz: [] } }, /\$\.policy/],
    [
      { ...problem, policy: { reserves: [0.6, 0.6].map((share) => ({ group: 'g', share, level: 'region' })) } },
      /\$\.policy\.reserves\[1\]\.share/,
    ],
  ])('names the place of what is wrong: %#', async (value, message) => {
    const { code, out, err } = await qarmaq(['allocate', file('wrong.json', value), '--json'], {})
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('says that there is no such file', async () => {
    const { code, out, err } = await qarmaq(['allocate', join(folder.path, 'none.json')], {})
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/there is no file/)
  })
})
