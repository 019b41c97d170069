import { createHmac } from 'node:crypto'
import highs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import type { Applicant, Fallback, Lot, Problem } from '#app/core/allocation/device-problem.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { ancestors, canHave, naiveOrder } from './naive.ts'

type Solver = Awaited<ReturnType<typeof highs>>

const lotteryOf = (id: string) => createHmac('sha256', 'seed').update(id).digest('hex')

/** Two regions of four districts, more children than devices, bonds, wishes and siblings. */
function middle(seed: number, children: number): Problem {
  const random = createRandom(`middle ${seed}`)
  const one = <T>(items: readonly T[]) => items[random.below(items.length)] as T
  const chance = (percent: number) => random.below(100) < percent
  const districts = Array.from({ length: 8 }, (_, at) => `d${at}`)
  const classes = ['laptop', 'desktop', 'tablet']
  const lots = Array.from({ length: 12 }, (_, at): Lot => {
    const region = chance(60) ? one([...districts, 'r0', 'r1']) : undefined
    const group = chance(30) ? one(['orphan', 'low-income']) : undefined
    const bound = region !== undefined || group !== undefined
    const fallback = one<Fallback>(['none', 'parent', 'open'])
    const earmark = { ...(region ? { region } : {}), ...(group ? { group } : {}), fallback }
    return { id: `l${at}`, class: one(classes), count: 1 + random.below(4), ...(bound ? { earmark } : {}) }
  })
  const applicants = Array.from(
    { length: children },
    (_, at): Applicant => ({
      id: `a${at}`,
      region: one(districts),
      score: random.below(40),
      groups: ['orphan', 'low-income'].filter(() => chance(25)),
      ...(chance(50) ? { accepts: classes.filter(() => chance(60)) } : {}),
      ...(chance(30) ? { household: `h${random.below(12)}` } : {}),
    }),
  )
  return {
    regions: [
      { id: 'kz', quota: 24 },
      { id: 'r0', parent: 'kz', quota: 14 },
      { id: 'r1', parent: 'kz' },
      ...districts.map((id, at) => ({
        id,
        parent: at < 4 ? 'r0' : 'r1',
        ...(chance(70) ? { quota: random.below(7) } : {}),
      })),
    ],
    lots,
    applicants,
    policy: { tiers: [['orphan']] },
  }
}

/** How many applicants one whole-number programme orders: their weights stay far below what the solver rounds. */
const block = 10

/**
 * The set that is first in lexicographic order, by whole-number programmes: who is in it weighs more than all who come
 * later in the order, a block of them at a time, with those before as they were found.
 * @param kept who is in it in any case
 */
function firstSet(
  solver: Solver,
  problem: Problem,
  order: readonly Applicant[],
  kept: ReadonlySet<string>,
  wide: boolean,
) {
  const ways = order.map((who) => problem.lots.filter((lot) => canHave(problem, lot, who, wide)))
  const sum = (terms: readonly string[]) => (terms.length > 0 ? terms.join(' + ') : '0 x0')
  const rows = [
    ...order.map((_, at) => `${sum((ways[at] ?? []).map(({ id }) => `y${at}_${id}`))} - x${at} = 0`),
    ...problem.lots.map(
      (lot) =>
        `${sum(order.flatMap((_, at) => (ways[at]?.includes(lot) ? [`y${at}_${lot.id}`] : [])))} <= ${lot.count}`,
    ),
    ...problem.regions.flatMap(({ id, quota }) => {
      const below = order.flatMap((who, at) =>
        ancestors(problem.regions, who.region).some((node) => node.id === id) ? [`x${at}`] : [],
      )
      return quota === undefined ? [] : [`${sum(below)} <= ${quota}`]
    }),
    ...[...new Set(order.flatMap(({ household }) => household ?? []))].map(
      (home) => `${sum(order.flatMap(({ household }, at) => (household === home ? [`x${at}`] : [])))} <= 1`,
    ),
  ]
  const variables = [
    ...order.map((_, at) => `x${at}`),
    ...order.flatMap((_, at) => (ways[at] ?? []).map(({ id }) => `y${at}_${id}`)),
  ]
  const found: string[] = order.flatMap(({ id }, at) => (kept.has(id) ? [`x${at} = 1`] : []))
  for (let start = 0; start < order.length; start += block) {
    const here = order.slice(start, start + block).map((_, at) => start + at)
    const programme = [
      'Maximize',
      `goal: ${here.map((at, place) => `${2 ** (here.length - 1 - place)} x${at}`).join(' + ')}`,
      'Subject To',
      ...[...rows, ...found].map((row, at) => `c${at}: ${row}`),
      'Binary',
      variables.join(' '),
      'End',
    ].join('\n')
    const solution = solver.solve(programme)
    if (solution.Status !== 'Optimal') throw new Error(solution.Status)
    const { Columns } = solution
    for (const at of here) found.push(`x${at} = ${Math.round(Columns[`x${at}`]?.Primal ?? 0)}`)
  }
  return new Set(order.flatMap(({ id }, at) => (found.includes(`x${at} = 1`) ? [id] : [])))
}

describe('the set that receives, in the middle', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await highs()
  })

  it.each(Array.from({ length: 12 }, (_, seed) => seed))('is what an exact solver finds: case %i', (seed) => {
    const problem = middle(seed, 60)
    const order = naiveOrder(problem, lotteryOf)
    const strict = firstSet(solver, problem, order, new Set(), false)
    const all = firstSet(solver, problem, order, strict, true)
    const { recipients, waiting } = allocateDevices(problem, lotteryOf)
    const of = (passes: readonly string[]) =>
      new Set(recipients.flatMap(({ applicant, reason }) => (passes.includes(reason.by) ? [applicant] : [])))
    expect(of(['order'])).toEqual(strict)
    expect(of(['order', 'fallback'])).toEqual(all)
    expect(waiting.length).toBeGreaterThan(0)
  })
})
