import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import type { AssignmentResult } from '#app/core/assignment/problem.ts'
import { type Outcome, ok, refuse } from '../context.ts'
import { type Flaw, readProblem } from './problem-file.server.ts'

export type { AssignmentResult, Bottleneck, ShortageReason } from '#app/core/assignment/problem.ts'
export type { Flaw }

export type Solution = AssignmentResult & { readonly reviewsPerEssay: number }

/** Solves an assignment problem that somebody wrote into a file. Needs no database and leaves no trace. */
export function solveProblem(file: unknown): Outcome<Solution, 'malformed', { flaws: Flaw[] }> {
  const problem = readProblem(file)
  if (!problem.ok) return refuse('malformed', { flaws: problem.flaws ?? [] })
  return ok({ ...assignEssays(problem.value), reviewsPerEssay: problem.value.reviewsPerEssay })
}
