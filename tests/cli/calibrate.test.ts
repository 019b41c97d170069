import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { qarmaq, temporaryFolder } from './command.ts'

const reference = 'tests/reference/simulated_halo/ratings.csv'

describe('qarmaq calibrate', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeAll(() => {
    folder = temporaryFolder()
  })
  afterAll(() => folder.remove())

  function file(text: string): string {
    const path = join(folder.path, 'ratings.csv')
    writeFileSync(path, text)
    return path
  }

  it('prints the linear calibration of a file', async () => {
    const { code, out, err } = await qarmaq(['calibrate', reference, '--model', 'linear', '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const report = JSON.parse(out)
    expect(Object.keys(report).slice(0, 6)).toEqual([
      'model',
      'converged',
      'iterations',
      'seconds',
      'components',
      'variance',
    ])
    expect(report).toMatchObject({ model: 'linear', converged: true, components: 1, thresholds: [] })
    expect(report.essays).toHaveLength(2000)
    expect(report.essays[0]).toMatchObject({ id: '0', reviews: 3 })
    expect(report.essays[0].measure).toBeCloseTo(1.568363, 5)
    expect(report.jurors[0]).toMatchObject({ id: '0', reviews: 50, infit: expect.any(Number) })
    expect(report.jurors[0].severity).toBeCloseTo(0.208361, 5)
    expect(report.criteria.map(({ id }: { id: string }) => id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
  })

  it('honours weights', async () => {
    const path = file('essay,juror,c1,c2\n1,a,4,0\n1,b,4,2\n2,a,0,0\n2,b,2,2\n')
    const { out } = await qarmaq(['calibrate', path, '--weights', 'c1=3', '--json'])
    expect(JSON.parse(out).essays.map(({ raw }: { raw: number }) => raw)).toEqual([3.25, 1])
  })

  it.each([
    ['a bad cell', 'essay,juror,c1\n1,1,2\n2,1,zwei\n', [], /line 3, column 3 \(c1\): "zwei"/],
    ['a review twice', 'essay,juror,c1\n1,1,2\n1,1,2\n', [], /line 3, column 2.*line 2/],
    ['an unknown criterion', 'essay,juror,c1\n1,1,2\n', ['--weights', 'c9=1'], /no criterion "c9".*c1/],
    ['weights that are none', 'essay,juror,c1\n1,1,2\n', ['--weights', 'c1=-1'], /not a weight/],
    ['no weight at all', 'essay,juror,c1\n1,1,2\n', ['--weights', 'c1=0'], /weight above 0/],
    ['an unknown model', 'essay,juror,c1\n1,1,2\n', ['--model', 'oracle'], /oracle/],
  ])('ends with 2 and nothing done on %s', async (_, text, options, message) => {
    const { code, out, err } = await qarmaq(['calibrate', file(text), '--json', ...options])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('ends with 2 on a file that is not there', async () => {
    const { code, out, err } = await qarmaq(['calibrate', join(folder.path, 'nothing.csv'), '--json'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/nothing\.csv cannot be read/)
  })
})
