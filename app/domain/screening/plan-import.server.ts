import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { foldForSearch } from '#app/core/blinding/fold.ts'
import { canonicalJson } from '#app/core/canonical/canonical-json.ts'
import { countWords } from '#app/core/essay/count-words.ts'
import { listStartKeys } from '#db/queries/application.server.ts'
import { listNamesOfChildren } from '#db/queries/child.server.ts'
import { listDistricts, listRegions } from '#db/queries/region.server.ts'
import type { Database } from '#db/schema.ts'
import type { ChildSoFar } from '../application/bring-child.server.ts'
import { type Problem, type ProblemName, problemsOf } from '../application/sections.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context, Locale } from '../context.ts'
import type { Unit } from './find-unit.ts'
import { columnOfProblem, type ImportProblem } from './import-problem.ts'
import { type PupilLookup, readPupil } from './read-pupil.ts'
import type { PupilRow } from './read-pupils.server.ts'

export type PlannedRow = {
  line: number
  key: string
  pupil: ChildSoFar
  /** what keeps it from being sent in; an organiser's rows have nothing missing */
  missing: ProblemName[]
  imported: boolean
}

export type ImportPlan = {
  rows: PlannedRow[]
  problems: ImportProblem[]
  /** of all that would be stored: a confirmation names it, and imports this or nothing */
  hash: string
}

export type ImportFor = {
  contest: Contest
  /** whose pupils they are; null for an organiser, whose rows have to be complete */
  partnerId: string | null
  locale: Locale
}

/** Only these keep a partner's row out: the contest would never take the child. The rest can be filled in later. */
const neverTaken: readonly ProblemName[] = ['names', 'birthDate', 'age']

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A UUID (version 8) made of what a row says, so that importing it twice makes one application. */
function keyOf({ contest, partnerId }: ImportFor, cells: PupilRow['cells']): string {
  const said = Object.entries(cells).filter(([, text]) => text !== '')
  const text = JSON.stringify([contest.id, partnerId, ...said.sort(([a], [b]) => (a < b ? -1 : 1))])
  const hex = sha256(text.replaceAll('\\r\\n', '\\n'))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const personOf = (pupil: { familyName: string; givenName: string; birthDate: string | null }) =>
  `${foldForSearch(`${pupil.familyName} ${pupil.givenName}`)} ${pupil.birthDate}`

/** Checks every row of an import against the contest and says, row by row, what would be entered or what is wrong. */
export async function planImport(
  ctx: Context,
  db: Kysely<Database>,
  target: ImportFor,
  rows: readonly PupilRow[],
): Promise<ImportPlan> {
  const lookup = await lookupFor(db, target)
  const keys = rows.map(({ cells }) => keyOf(target, cells))
  const imported = new Set(await listStartKeys(db, keys))
  const known = new Set<string>()
  if (target.partnerId !== null) {
    for (const child of await listNamesOfChildren(db, target.partnerId, target.contest.id)) known.add(personOf(child))
  }
  const planned: PlannedRow[] = []
  const problems: ImportProblem[] = []
  const seen = { rows: new Map<string, number>(), people: new Map<string, number>() }
  const planRow = (row: PupilRow, at: number) => {
    const { line } = row
    const key = keys[at] ?? ''
    const wrong = (name: ImportProblem['name'], column: ImportProblem['column'] = null, params = {}): void => {
      problems.push({ line, column, name, params })
    }
    const first = seen.rows.get(key)
    if (first !== undefined) {
      wrong('repeated', null, { first })
      return
    }
    seen.rows.set(key, line)
    const { pupil, problems: cells } = readPupil(row, lookup)
    for (const { column, name } of cells) wrong(name, column)
    const told = new Set(cells.map(({ column }) => column))
    const facts = factsProblems(ctx, target.contest, pupil)
    const blocking = facts.filter(({ name }) => isBlocking(target, pupil, name))
    for (const { name, params } of blocking) {
      if (!told.has(columnOfProblem[name])) wrong(name, columnOfProblem[name], params)
    }
    if (told.size > 0 || blocking.length > 0) return
    if (target.partnerId !== null) {
      const person = personOf(pupil)
      const twin = seen.people.get(person)
      if (twin !== undefined) {
        wrong('samePupil', null, { first: twin })
        return
      }
      seen.people.set(person, line)
      if (known.has(person) && !imported.has(key)) {
        wrong('knownPupil')
        return
      }
    }
    planned.push({ line, key, pupil, missing: facts.map(({ name }) => name), imported: imported.has(key) })
  }
  rows.forEach(planRow)
  const stored = planned.map(({ line, key, pupil }) => ({ line, key, pupil }))
  return { rows: planned, problems, hash: sha256(canonicalJson([target.contest.id, target.partnerId, stored])) }
}

async function lookupFor(db: Kysely<Database>, { contest, locale }: ImportFor): Promise<PupilLookup> {
  const regions = await listRegions(db)
  const districts = new Map<string, Unit[]>()
  for (const { kato } of regions) districts.set(kato, await listDistricts(db, kato))
  return { contest, regions, districts, locale }
}

/** What the contest asks for and the row does not say; the same rule by which an application is complete. */
function factsProblems(ctx: Context, contest: Contest, pupil: ChildSoFar): Problem[] {
  const { consents, essay, groups, guardianName } = pupil
  return problemsOf(
    {
      application: { ...pupil, groupsAnswered: groups !== null },
      contest,
      consents: [
        ...(consents.guardian ? [{ kind: 'guardian' as const, givenBy: guardianName }] : []),
        ...(consents.child ? [{ kind: 'child' as const, givenBy: '' }] : []),
      ],
      essay: { ...essay, words: countWords(essay.body) },
    },
    ctx.now,
  )
}

function isBlocking({ partnerId }: ImportFor, pupil: ChildSoFar, name: ProblemName): boolean {
  if (partnerId === null || neverTaken.includes(name)) return true
  if (name === 'grade') return pupil.grade !== null
  return name === 'region' && pupil.region !== null
}
