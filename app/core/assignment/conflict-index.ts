import { conflictKey, regionKeys } from './kato-prefix.ts'
import type { AssignableEssay, AssignableJuror } from './problem.ts'

const nobody = new Int32Array(0)

/**
 * Who may not read which essay, as ascending indices into `jurors`.
 * Essays of one region and school share their array unless an essay is itself in conflict: memory is O(classes + declared
 * conflicts), not essays · jurors.
 */
export function conflictIndex(jurors: readonly AssignableJuror[]): (essay: AssignableEssay) => Int32Array {
  const byRegion = new Map<string, number[]>()
  const bySchool = new Map<string, number[]>()
  const byEssay = new Map<string, number[]>()
  jurors.forEach(({ conflicts }, juror) => {
    for (const code of conflicts.regions) note(byRegion, conflictKey(code), juror)
    for (const school of conflicts.schools) note(bySchool, school, juror)
    for (const essay of conflicts.essays) note(byEssay, essay, juror)
  })

  const classes = new Map<string, Int32Array>()
  function ofClass(region: string, school: string): Int32Array {
    const known = bySchool.get(school) ?? []
    const key = known.length > 0 ? JSON.stringify([region, school]) : region
    const made = classes.get(key)
    if (made) return made
    const fresh = union([...(region ? regionKeys(region).map((one) => byRegion.get(one) ?? []) : []), known])
    classes.set(key, fresh)
    return fresh
  }

  return ({ id, region = '', school = '' }) => {
    const shared = ofClass(region, school)
    const own = byEssay.get(id)
    return own ? union([shared, own]) : shared
  }
}

function note(index: Map<string, number[]>, key: string, juror: number): void {
  if (key === '') return
  const known = index.get(key)
  if (known) known.push(juror)
  else index.set(key, [juror])
}

function union(lists: readonly (readonly number[] | Int32Array)[]): Int32Array {
  const all = new Set<number>()
  for (const list of lists) for (const juror of list) all.add(juror)
  return all.size === 0 ? nobody : Int32Array.from(all).sort()
}
