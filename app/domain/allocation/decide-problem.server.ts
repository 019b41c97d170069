import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import type { Allocation } from '#app/core/allocation/device-problem.ts'
import type { Json } from '#app/core/canonical/canonical-json.ts'
import { digestOf, lotOf } from '../digest.server.ts'
import { normalised, type SeededProblem } from './read-problem.server.ts'

export type Decided = Allocation & {
  /** SHA-256 of the canonical JSON of the problem, its lists sorted */
  inputHash: string
  /** SHA-256 of the canonical JSON of recipients, waiting, notConsidered and unused */
  outputHash: string
}

/** Runs the engine on a problem: the same problem gives the same result on every machine. */
export function decideProblem(problem: SeededProblem): Decided {
  const result = allocateDevices(problem, (id) => lotOf(problem.seed, id))
  return { ...result, inputHash: inputHashOf(problem), outputHash: digestOf(json(result)) }
}

/** Names a problem for good. */
export const inputHashOf = (problem: SeededProblem): string => digestOf(json(normalised(problem)))

const json = (value: object): Json => value as unknown as Json
