import { canonicalJson, type Json } from '#app/core/canonical/canonical-json.ts'
import { type Outcome, ok, refuse } from '../context.ts'
import { decideProblem } from './decide-problem.server.ts'
import { type Fault, jsonPath, readProblem } from './read-problem.server.ts'

export const publishedFormat = 'qarmaq-allocation/2'

/** A published allocation: the pseudonymous problem and what was decided. */
export type PublishedFile = { format: typeof publishedFormat; problem: object; result: object }

export type Verified =
  | { equal: true; inputHash: string; outputHash: string; recipients: number }
  | { equal: false; path: string; published: string; rerun: string }

/** Runs a published problem again and says whether the same was decided, or the first place where it differs. */
export function verifyPublished(file: unknown): Outcome<Verified, 'invalid', { fault: Fault }> {
  if (typeof file !== 'object' || file === null || !('problem' in file) || !('result' in file)) {
    return refuse('invalid', { fault: { path: '$', message: 'a published file has a "problem" and a "result"' } })
  }
  const problem = readProblem(file.problem)
  if (!problem.ok) {
    const { fault = { path: '$', message: 'not a problem' } } = problem
    return refuse('invalid', { fault: { ...fault, path: fault.path.replace('$', '$.problem') } })
  }
  const rerun = decideProblem(problem.value)
  // Through JSON, as the file came: what JSON leaves out is no difference.
  const difference = firstDifference(file.result, JSON.parse(JSON.stringify(rerun)), ['result'])
  if (difference) return ok({ equal: false, ...difference })
  const { inputHash, outputHash, recipients } = rerun
  return ok({ equal: true, inputHash, outputHash, recipients: recipients.length })
}

type Difference = { path: string; published: string; rerun: string }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The first place, lists in order and keys by name, where two JSON values differ. */
function firstDifference(published: unknown, rerun: unknown, path: PropertyKey[]): Difference | null {
  if (isObject(published) && isObject(rerun) && Array.isArray(published) === Array.isArray(rerun)) {
    const keys = Array.isArray(published)
      ? Array.from({ length: Math.max(published.length, (rerun as unknown as unknown[]).length) }, (_, at) => at)
      : [...new Set([...Object.keys(published), ...Object.keys(rerun)])].sort()
    for (const key of keys) {
      const found = firstDifference(
        (published as Record<PropertyKey, unknown>)[key],
        (rerun as Record<PropertyKey, unknown>)[key],
        [...path, key],
      )
      if (found) return found
    }
    return null
  }
  return published === rerun ? null : { path: jsonPath(path), published: shown(published), rerun: shown(rerun) }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = canonicalJson(value as Json)
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
