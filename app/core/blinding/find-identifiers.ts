import { findContacts } from './contact-patterns.ts'
import type { IdentifierKind, IdentifierSpan, KnownIdentity } from './identifier.ts'
import { isFormOf } from './inflection.ts'
import { findKnown, prepareIdentity } from './known-identity.ts'
import { findPeople } from './person-patterns.ts'
import { findPlaces } from './place-patterns.ts'
import { maskPlaceholders } from './redact.ts'
import { findSchools } from './school-patterns.ts'
import { findThirdPersons } from './third-persons.ts'
import { type Word, wordsOf } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

/**
 * The pieces of a text that may tell a reader who wrote it: what is known of the child (names, guardian, school, village,
 * district, region), and what gives a person away whoever it is (phones, e-mail, links, accounts, «менің атым …»,
 * teachers by name, schools by number or name, villages, streets).
 *
 * Names are compared by sound (`soundKey`) and through Kazakh suffixes and Russian cases (`isFormOf`), so that «Айгүлдің»,
 * «Айгулей», «Aigul» and «айгул» are all found for Айгүл. Whole words are marked, suffix included. Words that are names
 * and ordinary words alike (нұр, арман, вера) need a capital letter that the start of a sentence does not explain, or
 * company; Abai, Pushkin and their like are left alone. The finder proposes, a human decides: it leans towards marking.
 *
 * @returns spans in order, none overlapping; offsets count UTF-16 units. Placeholders of `redact` are never marked.
 * O(words · known words).
 */
export function findIdentifiers(text: string, known: KnownIdentity = {}): IdentifierSpan[] {
  const masked = maskPlaceholders(text)
  const words = wordsOf(masked)
  const identity = prepareIdentity(known)
  return merge(masked, [
    ...findKnown(words, identity),
    ...findContacts(masked),
    ...findSchools(masked, words, identity.schoolNumbers),
    ...findPlaces(words),
    ...findPeople(words),
    ...findThirdPersons(words),
  ]).map((span) => ({ ...span, match: text.slice(span.start, span.end) }))
}

/** Every occurrence of words that an organiser wants hidden too: letters of either case, the last word in any form. */
export function findWords(text: string, phrases: readonly string[]): IdentifierSpan[] {
  const masked = maskPlaceholders(text)
  const words = wordsOf(masked)
  const wanted = phrases.map((phrase) => wordsOf(phrase)).filter((phrase) => phrase.length > 0)
  const found = words.flatMap((_, at) =>
    wanted.flatMap((phrase): Found[] => {
      const here = words.slice(at, at + phrase.length)
      const first = here[0]
      const last = here.at(-1)
      const same = phrase.every((part, step) => isSame(here[step], part, step === phrase.length - 1))
      return first && last && same ? [{ start: first.start, end: last.end, kind: 'other' }] : []
    }),
  )
  return merge(masked, found).map((span) => ({ ...span, match: text.slice(span.start, span.end) }))
}

function isSame(word: Word | undefined, wanted: Word, inflected: boolean): boolean {
  if (word === undefined) return false
  return word.lower === wanted.lower || (inflected && wanted.text.length > 3 && isFormOf(word.key, wanted.key))
}

/**
 * Sorted spans without overlap: of those that overlap the longest names the kind (`person` only if there is no
 * other), and their union is marked; two of one
 * kind with nothing but a space between become one («Айгүл Серікбаева»). O(n log n).
 */
export function merge(text: string, found: readonly Found[]): Found[] {
  const sorted = [...found].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: (Found & { longest: number })[] = []
  for (const { start, end, kind } of sorted) {
    const last = merged.at(-1)
    const length = end - start
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      if (
        last.kind === 'person' ? kind !== 'person' || length > last.longest : kind !== 'person' && length > last.longest
      ) {
        last.kind = kind
        last.longest = length
      }
    } else if (last && last.kind === kind && /^[ \u00a0]$/.test(text.slice(last.end, start)) && kind !== 'other') {
      last.end = end
      last.longest += length
    } else merged.push({ start, end, kind, longest: length })
  }
  return merged.map(({ start, end, kind }) => ({ start, end, kind }))
}
