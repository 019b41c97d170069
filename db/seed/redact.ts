import type { Locale } from '#app/domain/context.ts'
import { namedByHand } from './named-by-hand.ts'
import type { Person } from './people.server.ts'

export type RedactionKind = 'name' | 'school' | 'village' | 'phone'
export type Redaction = { start: number; end: number; kind: RedactionKind }

/** Letters that children without a Kazakh keyboard type instead; one for one, so that offsets stay. */
const plain: Record<string, string> = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е' }

const fold = (text: string) => text.toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => plain[letter] ?? letter)

/** Without the endings that change with the case: «Мадина» is found in «Мадинаның», «Яровой» in «Ярового». */
function stemOf(word: string): string {
  const folded = fold(word).replace(/[аеиоуыэюяйь]$/, '')
  return folded.length >= 3 ? folded : fold(word)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function spansOf(text: string, pattern: RegExp, kind: RedactionKind): Redaction[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, kind }))
}

/**
 * What an organiser hides in an essay before jurors read it: the child's names and village in any case ending, phone
 * numbers, and the places that were marked by hand (schools, teachers, names in Latin letters). In order, disjoint.
 */
export function findRedactions(person: Person): Redaction[] {
  const folded = fold(person.essay)
  const found: Redaction[] = []
  const byStem = (word: string | null, kind: RedactionKind) => {
    for (const part of (word ?? '').split(' ').filter((one) => one.length >= 3)) {
      found.push(...spansOf(folded, new RegExp(`(?<!\\p{L})${escaped(stemOf(part))}\\p{L}{0,6}(?!\\p{L})`, 'gu'), kind))
    }
  }
  if (person.traits.includes('names-self')) {
    byStem(person.givenName, 'name')
    byStem(person.familyName, 'name')
  }
  if (person.traits.includes('names-village')) byStem(person.village, 'village')
  if (person.traits.includes('has-phone')) {
    found.push(...spansOf(folded, /\+?[78][\s(-]*7\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}/g, 'phone'))
  }
  for (const [words, kind] of namedByHand[person.key] ?? []) {
    found.push(...spansOf(folded, new RegExp(escaped(fold(words)), 'g'), kind))
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((one, index) => !found.slice(0, index).some((other) => one.start < other.end))
}

const marks: Record<Locale, Record<RedactionKind, string>> = {
  kk: { name: '[есім]', school: '[мектеп]', village: '[елді мекен]', phone: '[телефон]' },
  ru: { name: '[имя]', school: '[школа]', village: '[населённый пункт]', phone: '[телефон]' },
  en: { name: '[name]', school: '[school]', village: '[place]', phone: '[phone]' },
}

export function applyRedactions(text: string, redactions: readonly Redaction[], language: Locale): string {
  let result = ''
  let from = 0
  for (const { start, end, kind } of redactions) {
    result += text.slice(from, start) + marks[language][kind]
    from = end
  }
  return result + text.slice(from)
}
