import type { AssignableEssay, AssignableJuror, AssignmentProblem } from './problem.ts'

/**
 * The part of a KATO code that everything inside it begins with.
 * A code has nine digits: region (2), district (2), rural district (2), settlement (3); lower levels are zeros.
 * Source: classifier of administrative-territorial objects NK RK 11-2021.
 */
export function katoPrefix(code: string): string {
  for (const digits of [2, 4, 6]) {
    if (/^0+$/.test(code.slice(digits))) return code.slice(0, digits)
  }
  return code
}

export type Eligibility = {
  /** indices of the jurors who may read an essay, ascending */
  readonly eligible: Int32Array
  /** how many jurors read its language, conflicts aside */
  readonly readers: number
}

/**
 * Who may read each essay: reads its language and has no conflict with its region, its school or itself.
 * Essays of one language, region and school share their list unless an essay is itself in conflict.
 * O(classes · jurors + essays).
 */
export function eligibleJurors({ essays, jurors }: Pick<AssignmentProblem, 'essays' | 'jurors'>): Eligibility[] {
  const rules = jurors.map((juror) => ({
    juror,
    languages: new Set(juror.languages),
    prefixes: juror.conflicts.regions.map(katoPrefix),
    schools: new Set(juror.conflicts.schools),
  }))
  const refusedBy = new Map<string, Set<AssignableJuror>>()
  for (const juror of jurors) {
    for (const essay of juror.conflicts.essays) {
      refusedBy.set(essay, (refusedBy.get(essay) ?? new Set()).add(juror))
    }
  }

  const byClass = new Map<string, Eligibility>()
  function ofClass(essay: AssignableEssay): Eligibility {
    const { language, region = '', school = '' } = essay
    const key = JSON.stringify([language, region, school])
    const known = byClass.get(key)
    if (known) return known
    const eligible: number[] = []
    let readers = 0
    rules.forEach(({ languages, prefixes, schools }, index) => {
      if (!languages.has(language)) return
      readers += 1
      if (region && prefixes.some((prefix) => region.startsWith(prefix))) return
      if (school && schools.has(school)) return
      eligible.push(index)
    })
    const made = { eligible: Int32Array.from(eligible), readers }
    byClass.set(key, made)
    return made
  }

  return essays.map((essay) => {
    const shared = ofClass(essay)
    const refused = refusedBy.get(essay.id)
    if (!refused) return shared
    const eligible = shared.eligible.filter((index) => !refused.has(jurors[index] as AssignableJuror))
    return { eligible, readers: shared.readers }
  })
}
