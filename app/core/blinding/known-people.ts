import { isShortName, nicknamesOf } from './diminutives.ts'
import type { IdentifierKind, KnownIdentity } from './identifier.ts'
import { isAdjectiveFormOf, isFormOf } from './inflection.ts'
import { isNearFormOf } from './near-spelling.ts'
import { actsAsPerson } from './person-context.ts'
import { fatherOf, isPatronymicOf } from './person-patterns.ts'
import { isPublicFigure, neverNames, ordinaryWords } from './vocabulary.ts'
import { type Word, wordsOf } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

/** One word by which the child, a parent or the guardian may be named. */
type Base = {
  key: string
  /** as written, lower case */
  written: string
  kind: 'name' | 'relative'
  part: 'given' | 'family' | 'nickname'
  /** an ordinary word too, or a surname that is an adjective («Яровой»): needs a capital and a reason */
  ordinary: boolean
  adjective: boolean
}

export type PreparedPeople = {
  /** by the first two letters, which no form changes */
  bases: ReadonlyMap<string, readonly Base[]>
  fathers: readonly string[]
}

const wordsIn = (text: string | undefined) => wordsOf(text ?? '').filter((word) => !word.number && word.text.length > 1)
const looksLikeSurname = (key: string) => /(?:ova?|eva?|ina?|oi|aia|ski|skaia|enko|uk)$/.test(key)

function basesOf(word: Word, kind: Base['kind'], part: 'given' | 'family'): Base[] {
  const adjective = part === 'family' && word.key.length >= 5 && /(?:oi|aia)$/.test(word.key)
  const own: Base = {
    key: word.key,
    written: word.lower,
    kind,
    part,
    ordinary: ordinaryWords.has(word.key) || (adjective && !/(?:sk|ck)(?:oi|aia)$/.test(word.key)),
    adjective,
  }
  if (part === 'family') return [own]
  const nicknames = nicknamesOf(word.key)
    .filter((key) => !neverNames.has(key))
    .map((key): Base => ({ ...own, key, written: '', part: 'nickname', ordinary: ordinaryWords.has(key) }))
  return [own, ...nicknames]
}

/** The names of a child and of those who raise it, ready to be looked up. */
export function preparePeople(known: KnownIdentity): PreparedPeople {
  const guardian = wordsIn(known.guardianName)
  const patronymics = [...wordsIn(known.patronymic), ...guardian]
  const fathers = patronymics.flatMap((word) => {
    const father = fatherOf(word.key)
    const given = wordsIn(known.patronymic).includes(word)
    return father ?? (given && !/^(?:uli|kizi)$/.test(word.key) ? word.key : [])
  })
  const family = wordsIn(known.familyName)
  const own = new Set(family.map(({ key }) => key))
  const bases = [
    ...wordsIn(known.givenName).flatMap((word) => basesOf(word, 'name', 'given')),
    ...family.flatMap((word) => basesOf(word, 'name', 'family')),
    ...guardian
      .filter((word) => fatherOf(word.key) === null || looksLikeSurname(word.key))
      .flatMap((word) => {
        const surname = own.has(word.key) || (looksLikeSurname(word.key) && word === guardian[0])
        return basesOf(word, 'relative', surname ? 'family' : 'given')
      }),
    ...wordsIn(fathers.join(' ')).flatMap((word) => basesOf(word, 'relative', 'given')),
  ].filter((base) => base.key.length > 1)
  const index = new Map<string, Base[]>()
  for (const base of bases) {
    const first = base.key.slice(0, 2)
    index.set(first, [...(index.get(first) ?? []), base])
  }
  return { bases: index, fathers: [...new Set(fathers)].filter((key) => key.length > 2) }
}

const kazakhOnly = /[әғқңөұүһі]/

function fits(word: Word, base: Base): 'form' | 'near' | null {
  // «кім» is who, not a Kim.
  if (base.key.length <= 3 && kazakhOnly.test(word.lower) && !kazakhOnly.test(base.written)) return null
  if (isFormOf(word.key, base.key) || (base.adjective && isAdjectiveFormOf(word.key, base.key))) return 'form'
  return base.part !== 'nickname' && word.capital && isNearFormOf(word.key, base.key) ? 'near' : null
}

function basesFitting(word: Word | undefined, people: PreparedPeople): { base: Base; how: 'form' | 'near' }[] {
  if (!word || word.number || neverNames.has(word.key)) return []
  const all = (people.bases.get(word.key.slice(0, 2)) ?? []).flatMap((base) => {
    const how = fits(word, base)
    return how ? [{ base, how }] : []
  })
  // «Любовь» is the name or the feeling before it is a form of «Люба».
  const whole = all.some(({ base }) => base.ordinary && base.part === 'given' && word.key.startsWith(base.key))
  return whole ? all.filter(({ base }) => base.part !== 'nickname') : all
}

const besides = /^[\s\u00a0]$/

/** Another name of the same people right before or after, both with a capital letter. */
function hasCompany(words: readonly Word[], at: number, part: Base['part'], people: PreparedPeople): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]]
  if (!word?.capital) return false
  const isOther = (other: Word | undefined) =>
    other?.capital === true &&
    basesFitting(other, people).some(({ base }) => (base.part === 'family') !== (part === 'family'))
  return (
    (besides.test(word.gap) && isOther(before)) || (after !== undefined && besides.test(after.gap) && isOther(after))
  )
}

/** The initials beside a family name («А. Серікбаева», «Яровая А. С.») belong to it. */
function withInitials(words: readonly Word[], at: number): { start: number; end: number; found: boolean } {
  const word = words[at]
  if (!word) return { start: 0, end: 0, found: false }
  const isInitial = (other: Word | undefined) => other !== undefined && other.text.length === 1 && other.capital
  let from = at
  while (at - from < 2 && isInitial(words[from - 1]) && /^\.[\s\u00a0]?$/.test(words[from]?.gap ?? '')) from -= 1
  let to = at
  while (to - at < 2 && isInitial(words[to + 1]) && /^(?:[\s\u00a0]|\.[\s\u00a0]?)$/.test(words[to + 1]?.gap ?? ''))
    to += 1
  // «Яровая А потом …» is no initial: the last one needs its full stop or the end.
  const last = words[to + 1]
  if (to > at && last && !last.gap.startsWith('.')) to = at
  const [first, end] = [words[from], words[to]]
  const stop = to > at && last?.gap.startsWith('.') && !last.opensSentence ? 1 : 0
  return { start: first?.start ?? 0, end: (end?.end ?? 0) + stop, found: from < at || to > at }
}

/** What follows the name; in a sound key «нғ» is «н», so that the dative of «Арман» has to be read as it was written. */
function endingOf(word: Word, base: Base): string {
  const ending = word.key.slice(base.key.length)
  return /^[ae]$/.test(ending) && /[ғг].$/.test(word.lower) ? `g${ending}` : ending
}

/** Where a name may stand: the reasons differ for a rare name, an ordinary word, a nickname and a slip of the pen. */
function isMeant(words: readonly Word[], at: number, base: Base, how: 'form' | 'near'): boolean {
  const word = words[at]
  if (!word) return false
  const explained = !word.capital || word.opensSentence
  if (how === 'near') return !explained
  const meant = () => !explained || actsAsPerson(words, at, endingOf(word, base))
  if (base.ordinary) return word.key !== 'ai' && word.capital && meant()
  if (base.part === 'nickname') return word.capital && (base.key.length >= 5 || isShortName(base.key) || meant())
  if (base.kind === 'relative') return word.capital
  return word.capital || base.key.length >= 5
}

/** The child's own names and the parents', in every form, short and long. O(words · names with the same two letters). */
export function findKnownPeople(words: readonly Word[], people: PreparedPeople): Found[] {
  return words.flatMap((word, at): Found[] => {
    if (word.number) return []
    const fitting = basesFitting(word, people)
    const patronymic = people.fathers.some((father) => isPatronymicOf(word.key, father))
    if (fitting.length === 0 && !patronymic) return []
    const neighbours = [words[at - 1], words[at + 1]]
    // A child may bear the surname of a poet.
    const famous = neighbours.some(
      (other) => other?.capital === true && isPublicFigure(other.key) && basesFitting(other, people).length === 0,
    )
    if (!famous && patronymic) return [{ start: word.start, end: word.end, kind: 'name' }]
    const initials = withInitials(words, at)
    const meant = fitting.find(({ base, how }) => {
      if (base.part !== 'family' && famous) return false
      if (base.kind === 'relative' && isPublicFigure(base.key)) return false
      if (hasCompany(words, at, base.part, people)) return true
      if (base.part === 'family' && word.capital && initials.found && how === 'form') return true
      return isMeant(words, at, base, how)
    })
    if (!meant) return []
    const { start, end } = meant.base.part === 'family' ? initials : word
    return [{ start, end, kind: meant.base.kind }]
  })
}
