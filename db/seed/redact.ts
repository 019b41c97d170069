import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import type { IdentifierKind } from '#app/core/blinding/identifier.ts'
import type { Person } from './people.server.ts'

export type Redaction = { start: number; end: number; kind: IdentifierKind }

/** What the organiser hid though the program had not marked it, by person. */
const hiddenByHand: Readonly<Record<string, readonly [string, IdentifierKind]>> = {
  'kk-022': ['Данаға', 'name'],
  'kk-025': ['№38 теміржол мектебінің', 'school'],
  'ru-044': ['Ярового', 'name'],
}

/** What the program had marked and the organiser left standing: subjects, months and the like. */
const leftByHand: Readonly<Record<string, readonly string[]>> = {
  'kk-019': ['Физика'],
  'kk-027': ['Информатика'],
  'kk-028': ['Музыка'],
  'kk-030': ['Қожаны'],
  'kk-032': ['Айдың'],
  'kk-053': ['Географ'],
  'kk-057': ['мектепте «Ертерек білу»'],
  'kk-059': ['Әдебиет'],
  'kk-077': ['Өлеңдерімді'],
}

/** What is hidden in an essay before jurors read it: what the program marks, corrected by hand. In order, disjoint. */
export function findRedactions(person: Person): Redaction[] {
  const marked = findIdentifiers(person.essay, {
    givenName: person.givenName,
    familyName: person.familyName,
    patronymic: person.patronymic ?? undefined,
    guardianName: person.guardianName,
    school: person.school,
    village: person.village ?? undefined,
  })
  const kept = marked
    .filter(({ match }) => !leftByHand[person.key]?.includes(match))
    .map(({ start, end, kind }): Redaction => ({ start, end, kind }))
  const [words, kind] = hiddenByHand[person.key] ?? []
  const start = words ? person.essay.indexOf(words) : -1
  const already = kept.some((one) => one.start < start + (words?.length ?? 0) && start < one.end)
  if (words && kind && start >= 0 && !already) kept.push({ start, end: start + words.length, kind })
  return kept.sort((a, b) => a.start - b.start)
}
