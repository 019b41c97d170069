import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import type { AssignmentProblem, ShortageReason } from '#app/core/assignment/problem.ts'

export type Choice = {
  pairs: { essay: string; juror: string }[]
  /** essays for which there is nobody, and why */
  obstacles: Map<string, ShortageReason['kind']>
}

/**
 * One more juror for each of some essays, by the same engine and rules that gave them out: reads the language, has no
 * conflict, never had the essay, has room. Nothing that exists changes; the seed decides ties.
 * @param only the jurors to choose from, with how many they may take; all with room when left out
 */
export function chooseReaders(
  problem: AssignmentProblem,
  essays: readonly string[],
  seed: string,
  only?: ReadonlyMap<string, { languages: readonly string[]; room: number }>,
): Choice {
  const wanted = new Set(essays)
  const had = new Map<string, string[]>()
  for (const { essay, juror } of problem.existing) {
    const list = had.get(juror)
    if (list) list.push(essay)
    else had.set(juror, [essay])
  }
  const jurors = problem.jurors.flatMap((juror) => {
    const chosen = only?.get(juror.id)
    if (only && !chosen) return []
    const load = had.get(juror.id)?.length ?? 0
    return {
      id: juror.id,
      languages: chosen?.languages ?? juror.languages,
      max: chosen ? chosen.room : Math.max(0, juror.max - load),
      conflicts: {
        ...juror.conflicts,
        essays: [...juror.conflicts.essays, ...(had.get(juror.id) ?? []).filter((essay) => wanted.has(essay))],
      },
    }
  })
  const result = assignEssays({
    seed,
    reviewsPerEssay: 1,
    essays: problem.essays.filter(({ id }) => wanted.has(id)).map(({ anchor: _, ...essay }) => essay),
    jurors,
    existing: [],
  })
  return {
    pairs: result.assignments.map(({ essay, juror }) => ({ essay, juror })),
    obstacles: new Map(result.unassigned.map(({ essay, reason }) => [essay, reason.kind])),
  }
}
