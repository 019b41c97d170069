import { foldForSearch } from '#app/core/blinding/fold.ts'
import { cleanText } from '#app/core/essay/clean-text.ts'
import type { GuardianRelation } from '../application/application.ts'
import type { ChildSoFar } from '../application/bring-child.server.ts'
import { readBirthDate } from '../application/input.server.ts'
import { readPhone } from '../application/phone.server.ts'
import type { Contest } from '../contest/contest.ts'
import type { Locale } from '../context.ts'
import { findUnit, type Unit } from './find-unit.ts'
import { type ImportColumn, importWords } from './import-columns.ts'
import type { ImportProblemName } from './import-problem.ts'
import type { PupilRow } from './read-pupils.server.ts'

export type CellProblem = { column: ImportColumn; name: ImportProblemName }

export type PupilLookup = {
  contest: Contest
  regions: readonly Unit[]
  districts: ReadonlyMap<string, readonly Unit[]>
  /** the language of letters and essay where the row does not say */
  locale: Locale
}

const longest: Partial<Record<ImportColumn, number>> = {
  familyName: 80,
  givenName: 80,
  patronymic: 80,
  school: 160,
  village: 120,
  guardianName: 80,
  email: 254,
  essay: 100_000,
}

const names: readonly ImportColumn[] = ['familyName', 'givenName', 'patronymic', 'guardianName']

function wordIn<K extends string>(words: Readonly<Record<K, readonly string[]>>, typed: string): K | null {
  const folded = foldForSearch(typed)
  const keys = Object.keys(words) as K[]
  return keys.find((key) => words[key].some((word) => foldForSearch(word) === folded)) ?? null
}

/** `2013-04-17`, `17.04.2013`, `17/4/2013`, or a spreadsheet's count of days since 1900. */
export function readDay(typed: string): string | null {
  if (/^\d{5}$/.test(typed)) {
    const at = new Date(Date.UTC(1899, 11, 30 + Number(typed)))
    return at.toISOString().slice(0, 10)
  }
  const [a = '', b = '', c = ''] = typed
    .replace(/[T ]00:00.*$/, '')
    .split(/[.\-/]/)
    .map((part) => part.trim())
  return a.length === 4 ? readBirthDate(c, b, a) : readBirthDate(a, b, c)
}

/** What is wrong with a cell before anybody asks what it says. */
function unfit(column: ImportColumn, text: string, mark: string | undefined): ImportProblemName | null {
  if (mark === 'merged') return 'merged'
  // A formula that another program would run, or what is left of one. A dialogue in an essay begins with a dash.
  const signs = column === 'essay' ? /^[=@]/ : /^[=@]|^[+-](?![\d\s(]|$)/
  if (mark === 'formula' || signs.test(text)) return 'formula'
  if (text.length > (longest[column] ?? 300)) return 'tooLong'
  // Saved in an encoding without Kazakh letters, each became a question mark.
  if (column !== 'essay' && /\p{L}\?|\?\p{L}|\ufffd/u.test(text)) return 'lostLetters'
  if (names.includes(column) && text !== '' && (!/\p{L}/u.test(text) || /[\d@<>{}]/.test(text))) return 'letters'
  return null
}

/** Reads one row, and says of each cell that cannot be understood what is wrong with it. Empty cells are no problem here. */
export function readPupil(
  { cells, marks }: PupilRow,
  lookup: PupilLookup,
): { pupil: ChildSoFar; problems: CellProblem[] } {
  const problems: CellProblem[] = []
  const wrong = (column: ImportColumn, name: ImportProblemName) => problems.push({ column, name })
  for (const column of Object.keys(cells) as ImportColumn[]) {
    const name = unfit(column, cells[column] ?? '', marks?.[column])
    if (name) wrong(column, name)
  }
  const unfitColumns = new Set(problems.map(({ column }) => column))
  const cell = (column: ImportColumn) => (unfitColumns.has(column) ? '' : (cells[column] ?? ''))
  const read = <T>(column: ImportColumn, name: ImportProblemName, reading: (typed: string) => T | null): T | null => {
    const typed = cell(column)
    const value = typed === '' ? null : reading(typed)
    if (typed !== '' && value === null) wrong(column, name)
    return value
  }
  const { contest } = lookup
  const region = read('region', 'unknownRegion', (typed) => findUnit(lookup.regions, typed)?.kato ?? null)
  const districts = region === null ? [] : (lookup.districts.get(region) ?? [])
  const district =
    region === null ? null : read('district', 'unknownDistrict', (typed) => findUnit(districts, typed)?.kato ?? null)
  const language = read('essayLanguage', 'language', (typed) => wordIn<Locale>(importWords.languages, typed))
  const letters = read('locale', 'language', (typed) => wordIn<Locale>(importWords.languages, typed))
  const relation = read('guardianRelation', 'relation', (typed) =>
    wordIn<GuardianRelation>(importWords.relations, typed),
  )
  const agreed = (column: ImportColumn) =>
    importWords.yes.some((word) => foldForSearch(word) === foldForSearch(cell(column)) || word === cell(column))
  const [first = 'kk'] = contest.essayLanguages
  const pupil: ChildSoFar = {
    familyName: cell('familyName'),
    givenName: cell('givenName'),
    patronymic: cell('patronymic'),
    birthDate: read('birthDate', 'date', readDay),
    school: cell('school'),
    grade: read('grade', 'gradeShape', (typed) => {
      const digits = /^(\d{1,2})(?!\d)/.exec(typed)?.[1]
      return digits ? Number(digits) : null
    }),
    region,
    district,
    village: cell('village'),
    phone: read('phone', 'phoneShape', readPhone) ?? '',
    email:
      read('email', 'email', (typed) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? typed.toLowerCase() : null)) ?? '',
    groups: cells.groups === undefined ? null : groupsOf(cell('groups'), contest, () => wrong('groups', 'group')),
    guardianName: cell('guardianName'),
    guardianRelation: relation ?? '',
    consents: { guardian: agreed('guardianConsent'), child: agreed('childConsent') },
    locale: letters ?? lookup.locale,
    essay: {
      language: language ?? (contest.essayLanguages.includes(lookup.locale) ? lookup.locale : first),
      body: cleanText(cell('essay')),
    },
  }
  return { pupil, problems }
}

function groupsOf(typed: string, contest: Contest, unknown: () => void): string[] {
  const parts = typed.split(/[,;|]/).map((part) => foldForSearch(part))
  const keys = parts
    .filter((part) => part !== '')
    .map((part) => {
      const found = contest.groups.find(({ key, names: known }) =>
        [key, known.kk, known.ru, known.en].some((name) => foldForSearch(name) === part),
      )
      if (!found) unknown()
      return found?.key ?? ''
    })
  return [...new Set(keys)].filter((key) => key !== '')
}
