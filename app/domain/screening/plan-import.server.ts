import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { foldForSearch } from '#app/core/blinding/fold.ts'
import { cleanText } from '#app/core/essay/clean-text.ts'
import { countWords } from '#app/core/essay/count-words.ts'
import { listStartKeys } from '#db/queries/application.server.ts'
import { listDistricts, listRegions } from '#db/queries/region.server.ts'
import type { Database } from '#db/schema.ts'
import type { GuardianRelation } from '../application/application.ts'
import type { ApplicationFor } from '../application/enter-application.server.ts'
import { readBirthDate } from '../application/input.server.ts'
import { readPhone } from '../application/phone.server.ts'
import { problemsOf } from '../application/sections.ts'
import type { Contest } from '../contest/contest.ts'
import type { Context, Locale } from '../context.ts'
import { findUnit, type Unit } from './find-unit.ts'
import { type ImportColumn, importWords } from './import-columns.ts'
import { columnOfProblem, type ImportProblem } from './import-problem.ts'
import type { CsvRow } from './read-csv.server.ts'

export type PlannedRow = { line: number; application: ApplicationFor; imported: boolean }
export type ImportPlan = { rows: PlannedRow[]; problems: ImportProblem[] }

/** A UUID (version 8) made of what a row says, so that importing it twice makes one application. */
function keyOf(contestId: string, cells: CsvRow['cells']): string {
  const text = JSON.stringify([contestId, ...Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1))])
  const hex = createHash('sha256').update(text.replaceAll('\\r\\n', '\\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function wordIn<K extends string>(words: Readonly<Record<K, readonly string[]>>, typed: string): K | null {
  const folded = foldForSearch(typed)
  const keys = Object.keys(words) as K[]
  return keys.find((key) => words[key].some((word) => foldForSearch(word) === folded)) ?? null
}

/** `2013-04-17`, `17.04.2013`, `17/4/2013`. */
function readDay(typed: string): string | null {
  const [a = '', b = '', c = ''] = typed.split(/[.\-/]/).map((part) => part.trim())
  return a.length === 4 ? readBirthDate(c, b, a) : readBirthDate(a, b, c)
}

/** Checks every row of an import against the contest and says, row by row, what would be entered or what is wrong. */
export async function planImport(
  ctx: Context,
  db: Kysely<Database>,
  contest: Contest,
  rows: readonly CsvRow[],
  locale: Locale,
): Promise<ImportPlan> {
  const regions = await listRegions(db)
  const districts = new Map<string, Unit[]>()
  for (const { kato } of regions) districts.set(kato, await listDistricts(db, kato))
  const keys = rows.map(({ cells }) => keyOf(contest.id, cells))
  const known = new Set(await listStartKeys(db, keys))
  const plan: ImportPlan = { rows: [], problems: [] }
  const seen = new Map<string, number>()
  rows.forEach((row, at) => {
    const key = keys[at] ?? ''
    const first = seen.get(key)
    if (first !== undefined) {
      plan.problems.push({ line: row.line, column: null, name: 'repeated', params: { first } })
      return
    }
    seen.set(key, row.line)
    const read = readRow(ctx, contest, row, { regions, districts, locale, key })
    plan.problems.push(...read.problems)
    if (read.application) plan.rows.push({ line: row.line, application: read.application, imported: known.has(key) })
  })
  return plan
}

type Lookup = { regions: readonly Unit[]; districts: ReadonlyMap<string, Unit[]>; locale: Locale; key: string }

function readRow(ctx: Context, contest: Contest, { line, cells }: CsvRow, lookup: Lookup) {
  const problems: ImportProblem[] = []
  const wrong = (column: ImportColumn, name: ImportProblem['name']) => problems.push({ line, column, name, params: {} })
  const cell = (name: ImportColumn) => cells[name] ?? ''
  const birthDate = readDay(cell('birthDate'))
  if (!birthDate) wrong('birthDate', 'date')
  const grade = /^\d{1,2}$/.exec(cell('grade').replace(/[^\d]/g, ''))?.[0]
  const region = findUnit(lookup.regions, cell('region'))
  if (!region) wrong('region', 'unknownRegion')
  const district = region ? findUnit(lookup.districts.get(region.kato) ?? [], cell('district')) : null
  if (region && !district) wrong('district', 'unknownDistrict')
  const phone = readPhone(cell('phone'))
  if (!phone) wrong('phone', 'phoneShape')
  const relation = wordIn<GuardianRelation>(importWords.relations, cell('guardianRelation'))
  if (!relation) wrong('guardianRelation', 'relation')
  const language = wordIn<Locale>(importWords.languages, cell('essayLanguage'))
  if (!language) wrong('essayLanguage', 'language')
  const letters = cell('locale') === '' ? lookup.locale : wordIn<Locale>(importWords.languages, cell('locale'))
  if (!letters) wrong('locale', 'language')
  const groups = cell('groups')
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const found = contest.groups.find(({ key, names }) =>
        [key, names.kk, names.ru, names.en].some((name) => foldForSearch(name) === foldForSearch(part)),
      )
      if (!found) wrong('groups', 'group')
      return found?.key ?? ''
    })
  const agreed = (column: ImportColumn) =>
    importWords.yes.some((word) => foldForSearch(word) === foldForSearch(cell(column)) || word === cell(column))
  const consents = { guardian: agreed('guardianConsent'), child: agreed('childConsent') }
  const body = cleanText(cell('essay'))
  const application: ApplicationFor = {
    contestId: contest.id,
    source: 'import',
    locale: letters ?? lookup.locale,
    key: lookup.key,
    familyName: cell('familyName'),
    givenName: cell('givenName'),
    patronymic: cell('patronymic'),
    birthDate: birthDate ?? '2000-01-01',
    school: cell('school'),
    grade: grade ? Number(grade) : -1,
    region: region?.kato ?? '',
    district: district?.kato ?? '',
    village: cell('village'),
    phone: phone ?? '',
    email: cell('email'),
    groups,
    guardianName: cell('guardianName'),
    guardianRelation: relation ?? 'guardian',
    consents,
    essay: { language: language ?? 'kk', body },
  }
  const facts = {
    application: { ...application, birthDate, region: region?.kato ?? null, email: '', groupsAnswered: true },
    contest,
    consents: [
      ...(consents.guardian ? [{ kind: 'guardian' as const, givenBy: application.guardianName }] : []),
      ...(consents.child ? [{ kind: 'child' as const, givenBy: '' }] : []),
    ],
    essay: { ...application.essay, words: countWords(body) },
  }
  const told = new Set(problems.map(({ column }) => column))
  for (const { name, params } of problemsOf(facts, ctx.now)) {
    const column = columnOfProblem[name]
    if (!told.has(column)) problems.push({ line, column, name, params: params ?? {} })
  }
  return { problems, application: problems.length === 0 ? application : null }
}
