import highs from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { seatJurors } from '#app/core/assignment/assign-essays.ts'
import { indexProblem } from '#app/core/assignment/indexed-problem.ts'
import type { AssignmentProblem } from '#app/core/assignment/problem.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { eligible, essay, juror, many } from '#tests/support/assignment-problems.ts'

type Solver = Awaited<ReturnType<typeof highs>>

/** A contest in miniature with everything that makes the optimum hard: few readers of one language, conflicts, bounds. */
function middle(seed: number, essays: number, jurors: number): AssignmentProblem {
  const random = createRandom(`middle ${seed}`)
  const one = <T>(items: readonly T[]) => items[random.below(items.length)] as T
  const region = () => one(['111000000', '112000000', '113000000', '114000000'])
  const problem: AssignmentProblem = {
    seed,
    reviewsPerEssay: 3,
    essays: many(essays, (i) =>
      essay(i, {
        language: one(['kk', 'kk', 'kk', 'ru', 'ru', 'en']),
        region: region(),
        school: `s${random.below(12)}`,
      }),
    ),
    jurors: many(jurors, (i) =>
      juror(i, {
        languages: one([['kk'], ['kk'], ['ru'], ['en'], ['kk', 'ru'], ['ru', 'en']]),
        min: random.below(3),
        max: 4 + random.below(Math.ceil((essays * 5) / jurors)),
        conflicts: {
          regions: random.below(2) === 0 ? [region()] : [],
          schools: [`s${random.below(12)}`],
          essays: many(random.below(4), () => `e${random.below(essays)}`),
        },
      }),
    ),
    existing: [],
  }
  const able = eligible(problem)
  return {
    ...problem,
    existing: problem.essays.flatMap(({ id }, e) =>
      e % 7 === 0 && able[e]?.[0] !== undefined ? [{ essay: id, juror: `j${able[e]?.[0]}` }] : [],
    ),
  }
}

/** The three goals one after another as linear programmes; all their corners are whole numbers (a network matrix). */
function optimum(solver: Solver, problem: AssignmentProblem) {
  const { jurors, reviewsPerEssay, existing } = problem
  const start = jurors.map(({ id }) => existing.filter((pair) => pair.juror === id).length)
  const rows: string[] = []
  const variables: string[] = []
  const byJuror: string[][] = jurors.map(() => [])
  eligible(problem).forEach((able, e) => {
    const id = problem.essays[e]?.id ?? ''
    const has = existing.filter((pair) => pair.essay === id)
    const free = able.filter((j) => !has.some((pair) => pair.juror === jurors[j]?.id)).map((j) => `x${e}_${j}`)
    if (free.length === 0) return
    rows.push(`${free.join(' + ')} <= ${Math.max(0, reviewsPerEssay - has.length)}`)
    for (const name of free) byJuror[Number(name.split('_')[1])]?.push(name)
    variables.push(...free)
  })
  const units: { name: string; saves: number; cost: number }[] = []
  jurors.forEach(({ min = 0, max }, j) => {
    const levels = many(Math.max(0, max - (start[j] ?? 0)), (i) => (start[j] ?? 0) + i)
    for (const load of levels) {
      units.push({ name: `u${j}_${load}`, saves: load < min ? 1 : 0, cost: (2 * load + 1) / max })
    }
    const names = levels.map((load) => `u${j}_${load}`)
    const used = byJuror[j] ?? []
    if (used.length > 0 || names.length > 0) {
      rows.push(`${[...used.map((x) => `+ ${x}`), ...names.map((u) => `- ${u}`)].join(' ')} = 0`)
    }
  })
  const solve = (goal: string, terms: string, extra: string[]) => {
    const constraints = [...rows, ...extra].map((row, i) => ` c${i}: ${row}`).join('\n')
    const bounds = [...variables, ...units.map(({ name }) => name)].map((name) => ` 0 <= ${name} <= 1`).join('\n')
    const solution = solver.solve(`${goal}\n obj: ${terms}\nSubject To\n${constraints}\nBounds\n${bounds}\nEnd\n`)
    expect(solution.Status).toBe('Optimal')
    return solution.ObjectiveValue
  }
  const sum = (of: (unit: (typeof units)[number]) => number) =>
    units
      .filter((unit) => of(unit) !== 0)
      .map((unit) => `${of(unit)} ${unit.name}`)
      .join(' + ') || `0 ${units[0]?.name}`
  const all = sum(() => 1)
  const given = Math.round(solve('Maximize', all, []))
  const wanted = sum(({ saves }) => saves)
  const saved = Math.round(solve('Maximize', wanted, [`${all} = ${given}`]))
  const cost = solve(
    'Minimize',
    sum((unit) => unit.cost),
    [`${all} = ${given}`, `${wanted} >= ${saved}`],
  )
  return { given, saved, cost }
}

describe('the plan against HiGHS', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await highs()
  })

  it.each([
    [1, 40, 12],
    [2, 60, 15],
    [3, 80, 16],
    [4, 60, 30],
    [5, 100, 20],
    [6, 120, 24],
    [7, 50, 8],
    [8, 150, 25],
  ])('is as good in all three goals: problem %i of %i essays and %i jurors', (seed, essays, jurors) => {
    const problem = middle(seed, essays, jurors)
    const indexed = indexProblem(problem)
    const seating = seatJurors(indexed, createRandom(String(seed)))
    let given = 0
    let saved = 0
    let cost = 0
    problem.jurors.forEach(({ id, min = 0, max }) => {
      const before = problem.existing.filter((pair) => pair.juror === id).length
      const load = seating.load[indexed.jurorIds.indexOf(id)] ?? 0
      given += load - before
      saved += Math.min(min, load) - Math.min(min, before)
      cost += (load ** 2 - before ** 2) / max
    })
    const best = optimum(solver, problem)
    expect({ given, saved }).toEqual({ given: best.given, saved: best.saved })
    expect(cost).toBeCloseTo(best.cost, 5)
  })
})
