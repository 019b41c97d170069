import { z } from 'zod'
import { compareText, type Problem } from '#app/core/allocation/device-problem.ts'
import { type Outcome, ok, refuse } from '../context.ts'

export type SeededProblem = Problem & { readonly seed: string }

/** The first fault of a problem file: where, as a JSON path, and what. */
export type Fault = { path: string; message: string }

const id = z.string().min(1)
const finite = z.number().finite()
const whole = z.number().int().min(0).max(10_000_000)

const region = z.strictObject({ id, parent: id.optional(), quota: whole.optional() })
const earmark = z.strictObject({
  region: id.optional(),
  group: id.optional(),
  fallback: z.enum(['none', 'parent', 'open']).optional(),
})
const lot = z.strictObject({ id, class: id, count: whole, earmark: earmark.optional() })
const applicant = z.strictObject({
  id,
  region: id,
  score: finite.nullable(),
  groups: z.array(id).default([]),
  accepts: z.array(id).optional(),
  household: id.optional(),
  excluded: id.optional(),
  holds: id.optional(),
})
const reserve = z.strictObject({
  group: id,
  share: finite.min(0).max(1),
  level: z.enum(['country', 'region', 'district']),
})
const policy = z.strictObject({
  tiers: z.array(z.array(id)).optional(),
  reserves: z.array(reserve).optional(),
  minScore: finite.optional(),
  rule: z.enum(['cover', 'lexicographic']).optional(),
})
const problemFile = z.strictObject({
  seed: z.union([z.string(), finite.transform(String)]),
  regions: z.array(region).min(1),
  lots: z.array(lot),
  applicants: z.array(applicant),
  policy: policy.default({}),
})

/** `$.applicants[3].region` */
export function jsonPath(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    const name = String(step)
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`
  }, '$')
}

/** Reads a problem: shapes first, then what refers to what. */
export function readProblem(value: unknown): Outcome<SeededProblem, 'invalid', { fault: Fault }> {
  const parsed = problemFile.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse('invalid', {
      fault: { path: jsonPath(issue?.path ?? []), message: issue?.message ?? 'not a problem' },
    })
  }
  const problem = parsed.data as SeededProblem
  const fault = crossFault(problem)
  return fault ? refuse('invalid', { fault }) : ok(problem)
}

function crossFault({ regions, lots, applicants, policy: { reserves = [] } }: SeededProblem): Fault | null {
  const at = (steps: PropertyKey[], message: string): Fault => ({ path: jsonPath(steps), message })
  const nodes = new Map<string, number>()
  for (const [index, { id: name }] of regions.entries()) {
    if (nodes.has(name)) return at(['regions', index, 'id'], `"${name}" is there twice`)
    nodes.set(name, index)
  }
  for (const [index, { parent }] of regions.entries()) {
    if (parent !== undefined && !nodes.has(parent))
      return at(['regions', index, 'parent'], `unknown region "${parent}"`)
  }
  for (const [index, start] of regions.entries()) {
    let above: string | undefined = start.parent
    for (let steps = 0; above !== undefined; steps += 1) {
      if (above === start.id || steps > regions.length) {
        return at(['regions', index, 'parent'], 'a region cannot lie within itself')
      }
      above = regions[nodes.get(above) ?? -1]?.parent
    }
  }
  const known = new Set<string>()
  for (const [index, { id: name, earmark: bond }] of lots.entries()) {
    if (known.has(name)) return at(['lots', index, 'id'], `"${name}" is there twice`)
    known.add(name)
    if (bond?.region !== undefined && !nodes.has(bond.region)) {
      return at(['lots', index, 'earmark', 'region'], `unknown region "${bond.region}"`)
    }
  }
  const people = new Set<string>()
  const left = new Map(lots.map(({ id: name, count }) => [name, count]))
  for (const [index, one] of applicants.entries()) {
    if (people.has(one.id)) return at(['applicants', index, 'id'], `"${one.id}" is there twice`)
    people.add(one.id)
    if (!nodes.has(one.region)) return at(['applicants', index, 'region'], `unknown region "${one.region}"`)
    if (one.holds === undefined) continue
    const rest = left.get(one.holds)
    if (rest === undefined) return at(['applicants', index, 'holds'], `unknown lot "${one.holds}"`)
    if (rest === 0) return at(['applicants', index, 'holds'], `more of "${one.holds}" are held than there are`)
    left.set(one.holds, rest - 1)
  }
  const shares = new Map<string, number>()
  for (const [index, { level, share }] of reserves.entries()) {
    const sum = (shares.get(level) ?? 0) + share
    if (sum > 1 + 1e-9)
      return at(['policy', 'reserves', index, 'share'], `the reserves of a ${level} sum to more than 1`)
    shares.set(level, sum)
  }
  return null
}

/** The same problem in one order, so that its hash names what it says and not how it was written down. */
export function normalised(problem: SeededProblem): SeededProblem {
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => compareText(a.id, b.id))
  return {
    ...problem,
    regions: byId(problem.regions),
    lots: byId(problem.lots),
    applicants: byId(problem.applicants).map((one) => ({ ...one, groups: [...new Set(one.groups)].sort() })),
    policy: {
      ...problem.policy,
      ...(problem.policy.tiers ? { tiers: problem.policy.tiers.map((keys) => [...keys].sort()) } : {}),
    },
  }
}
