import { readFileSync, writeFileSync } from 'node:fs'
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

  it('calibrates, measures agreement in and repeats a simulated contest', async () => {
    const args = ['simulate', '--essays', '120', '--jurors', '10', '--scenario', 'halo', '--seed', '7']
    const out = join(folder.path, 'simulated')
    const [written, printed] = [await qarmaq([...args, '--out', out, '--json']), await qarmaq(args)]
    expect({ code: written.code, err: written.err }).toEqual({ code: 0, err: '' })
    const paths = JSON.parse(written.out)
    expect(readFileSync(paths.ratings, 'utf8')).toBe(printed.out)
    expect(readFileSync(paths.essays, 'utf8').split('\n')).toHaveLength(122)

    const rasch = await qarmaq(['calibrate', paths.ratings, '--model', 'rasch', '--json'])
    const report = JSON.parse(rasch.out)
    expect(report).toMatchObject({ model: 'rasch', converged: true, components: 1 })
    expect(Object.keys(report.variance)).toEqual(['essay', 'juror', 'review'])
    expect(report.thresholds).toHaveLength(4)
    expect(report.criteria).toHaveLength(5)
    expect(report.essays[0]).toMatchObject({ id: '0', reviews: 3, se: expect.any(Number) })

    const agreement = JSON.parse((await qarmaq(['agreement', paths.ratings, '--bootstrap', '50', '--json'])).out)
    expect(agreement.criteria.map(({ id }: { id: string }) => id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
    expect(agreement.total.alpha.interval).toBeGreaterThan(0.2)
    expect(Object.keys(agreement.total.icc)).toEqual(['1', '2', '3', '1k', '2k', '3k'])
    expect(agreement.total.intervals.qwk).toHaveLength(2)
  })

  it.each([
    [['simulate', '--essays', '0']],
    [['simulate', '--scenario', 'dream']],
    [['simulate', '--jurors', '2', '--reviews', '3']],
    [['simulate', '--seed', 'x']],
  ])('ends with 2 on %j', async (args) => {
    const { code, out } = await qarmaq(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })
})
