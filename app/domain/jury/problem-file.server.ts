import { z } from 'zod'
import { conflictKey, regionKeys } from '#app/core/assignment/kato-prefix.ts'
import type { AssignableEssay, AssignableJuror, AssignmentProblem } from '#app/core/assignment/problem.ts'
import { type Outcome, ok, refuse } from '../context.ts'

/** Where a problem is malformed, as a JSON path, and how. */
export type Flaw = { path: string; message: string }

const text = z.string().min(1, 'must not be empty')
const whole = (least: number, most: number) =>
  z.number().int('must be a whole number').min(least, `must be at least ${least}`).max(most, `must be at most ${most}`)
const texts = z.array(text)

const shape = z.object({
  seed: z.union([z.number(), z.string()], 'must be a number or a text'),
  reviewsPerEssay: whole(1, 1000),
  essays: z.array(
    z.object({
      id: text,
      language: text,
      region: z.string().optional(),
      school: z.string().optional(),
      anchor: z.union([z.literal('all'), whole(1, 1_000_000)], 'must be "all" or a number of readers').optional(),
    }),
  ),
  jurors: z.array(
    z.object({
      id: text,
      languages: texts,
      min: whole(0, 1_000_000).optional(),
      max: whole(0, 1_000_000),
      conflicts: z
        .object({ regions: texts.optional(), schools: texts.optional(), essays: texts.optional() })
        .optional()
        .transform(({ regions = [], schools = [], essays = [] } = {}) => ({ regions, schools, essays })),
    }),
  ),
  existing: z.array(z.object({ essay: text, juror: text })).default([]),
})

const mostFlaws = 20

/**
 * Reads an assignment problem out of a parsed file. `existing`, `min`, `region`, `school`, `anchor` and `conflicts` (or
 * any part of it) may be missing; unknown keys are ignored. Everything else that is wrong is told with its JSON path.
 */
export function readProblem(file: unknown): Outcome<AssignmentProblem, 'malformed', { flaws: Flaw[] }> {
  const parsed = shape.safeParse(file)
  if (!parsed.success) {
    const flaws = parsed.error.issues.slice(0, mostFlaws).map(({ path, message }) => ({
      path: jsonPath(path),
      message: message.replace(/^Invalid input: /, ''),
    }))
    return refuse('malformed', { flaws })
  }
  const flaws = contradictions(parsed.data)
  return flaws.length > 0 ? refuse('malformed', { flaws: flaws.slice(0, mostFlaws) }) : ok(parsed.data)
}

/** `$.jurors[3].max`; keys that are no plain words are quoted. */
function jsonPath(path: readonly PropertyKey[]): string {
  const part = (key: PropertyKey) => {
    if (typeof key === 'number') return `[${key}]`
    const name = String(key)
    return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
  }
  return `$${path.map(part).join('')}`
}

/** What no shape can say: ids twice or unknown, bounds the wrong way round, existing pairs that may not be. */
function contradictions({ essays, jurors, existing }: AssignmentProblem): Flaw[] {
  const flaws: Flaw[] = []
  const flaw = (message: string, ...path: PropertyKey[]) => flaws.push({ path: jsonPath(path), message })
  const essayAt = indexOf(essays, (id, at, first) =>
    flaw(`"${id}" is the id of essay ${first} already`, 'essays', at, 'id'),
  )
  const jurorAt = indexOf(jurors, (id, at, first) =>
    flaw(`"${id}" is the id of juror ${first} already`, 'jurors', at, 'id'),
  )
  jurors.forEach(({ min = 0, max, conflicts }, at) => {
    if (min > max) flaw(`${max} is less than min (${min})`, 'jurors', at, 'max')
    conflicts.essays.forEach((id, index) => {
      if (!essayAt.has(id)) flaw(`there is no essay "${id}"`, 'jurors', at, 'conflicts', 'essays', index)
    })
  })
  const pairs = new Map<string, number>()
  existing.forEach((pair, at) => {
    const essay = essays[essayAt.get(pair.essay) ?? -1]
    const juror = jurors[jurorAt.get(pair.juror) ?? -1]
    if (!essay) flaw(`there is no essay "${pair.essay}"`, 'existing', at, 'essay')
    if (!juror) flaw(`there is no juror "${pair.juror}"`, 'existing', at, 'juror')
    if (!essay || !juror) return
    const key = JSON.stringify([pair.essay, pair.juror])
    const first = pairs.get(key)
    if (first !== undefined) flaw(`the same pair stands at $.existing[${first}]`, 'existing', at)
    else pairs.set(key, at)
    const against = objection(essay, juror)
    if (against) flaw(`juror "${juror.id}" may not read essay "${essay.id}": ${against}`, 'existing', at)
  })
  return flaws
}

function indexOf(
  items: readonly { readonly id: string }[],
  twice: (id: string, at: number, first: number) => void,
): Map<string, number> {
  const index = new Map<string, number>()
  items.forEach(({ id }, at) => {
    const first = index.get(id)
    if (first === undefined) index.set(id, at)
    else twice(id, at, first)
  })
  return index
}

function objection(essay: AssignableEssay, { languages, conflicts }: AssignableJuror): string | null {
  if (!languages.includes(essay.language)) return `the juror does not read "${essay.language}"`
  if (conflicts.essays.includes(essay.id)) return 'a conflict with the essay'
  if (essay.school && conflicts.schools.includes(essay.school)) return 'a conflict with the school'
  const keys = essay.region ? regionKeys(essay.region) : []
  return conflicts.regions.some((code) => keys.includes(conflictKey(code))) ? 'a conflict with the region' : null
}
