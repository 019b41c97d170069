import type { IdentifierKind, KnownIdentity } from './identifier.ts'
import { isFormOf, isOfPlace, isPlaceFormOf } from './inflection.ts'
import { findKnownPeople, type PreparedPeople, preparePeople } from './known-people.ts'
import { isSchoolWord, nearSchool } from './school-patterns.ts'
import { isPublicFigure, ordinaryWords, personLikePlaces } from './vocabulary.ts'
import { type Word, wordsOf } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

const unitWords = new Set(
  [
    'облысы облыс ауданы аудан қаласы қала область района район город г district region city қ ә кенті ауылы ауыл село',
    'аул посёлок поселок с п станция стансасы village қалалық әкімдігі городской акимат administration ауылдық округі',
  ]
    .join(' ')
    .split(' '),
)
const unitAfter = /^(?:облыс|аудан|қалас|калас|ауыл|аулы|кент|район|област|город|village|district|region|city|округ)/u
const unitBefore =
  /^(?:сел[оаеу]|селом|аул[аеу]?|город[аеу]?|городом|г|с|п|посёл\p{L}+|посел\p{L}+|район[аеу]?|област[ьи]|станци\p{L})$/u
const schoolNoise = new Set(
  [
    'мектеп мектебі мектеп-лицей лицей лицейі гимназия гимназиясы орта жалпы білім беретін негізгі бастауыш атындағы кму кмм коммуналдық',
    'мемлекеттік мекемесі кгу гу ксу школа средняя общеобразовательная основная начальная имени им сш сош no n школа-лицей',
    'school secondary lyceum gymnasium named after the of колледж колледжі интернат облысы аудандық ауданы қалалық отдел отдела',
  ]
    .join(' ')
    .split(/[\s-]+/),
)

const keysIn = (text: string | undefined) => wordsOf(text ?? '').filter((word) => !word.number && word.text.length > 1)
const significant = (text: string | undefined, noise: ReadonlySet<string>) =>
  keysIn(text)
    .filter((word) => !noise.has(word.lower))
    .map((word) => word.key)
    .filter((key) => key.length > 1)

type Place = { kind: IdentifierKind; keys: readonly string[]; ambiguous: boolean }

/** What the finder looks for, prepared once per child. */
export type PreparedIdentity = {
  people: PreparedPeople
  /** by the first two letters of the first word */
  places: ReadonlyMap<string, readonly Place[]>
  school: readonly string[]
  schoolNumbers: ReadonlySet<string>
}

export function prepareIdentity(known: KnownIdentity): PreparedIdentity {
  const place = (kind: IdentifierKind) => (name: string | undefined) => {
    const keys = significant(name, unitWords)
    const joined = keys.join('')
    const ambiguous =
      keys.length === 1
        ? ordinaryWords.has(joined) || personLikePlaces.has(joined) || isPublicFigure(joined) || joined.length < 3
        : false
    return keys.length > 0 ? [{ kind, keys, ambiguous }] : []
  }
  const places = new Map<string, Place[]>()
  for (const one of [
    ...place('village')(known.village),
    ...(known.districts ?? []).flatMap(place('district')),
    ...(known.regions ?? []).flatMap(place('region')),
  ]) {
    const first = one.keys[0]?.slice(0, 2) ?? ''
    places.set(first, [...(places.get(first) ?? []), one])
  }
  return {
    people: preparePeople(known),
    places,
    school: significant(known.school, schoolNoise),
    schoolNumbers: new Set(known.school?.match(/\d{1,4}/g) ?? []),
  }
}

const fits = (word: Word | undefined, bases: readonly string[]) =>
  word === undefined || word.number
    ? undefined
    : bases.find((base) => isFormOf(word.key, base) || isOfPlace(word.key, base))

/** The child's village, district and region, with the word that says what they are. */
function findKnownPlaces(words: readonly Word[], known: PreparedIdentity): Found[] {
  return words.flatMap((word, at) =>
    (known.places.get(word.key.slice(0, 2)) ?? []).flatMap((place) => placeAt(words, word, at, place)),
  )
}

function placeAt(words: readonly Word[], word: Word, at: number, place: Place): Found[] {
  const last = at + place.keys.length - 1
  const final = words[last]
  const lastKey = place.keys.at(-1) ?? ''
  if (!final || final.number) return []
  const local = isOfPlace(final.key, lastKey)
  if (!local && !isFormOf(final.key, lastKey)) return []
  for (let step = 0; step < place.keys.length - 1; step += 1) {
    const part = words[at + step]
    if (!part || part.key !== place.keys[step] || !/^[\s\u00a0-]+$/.test(words[at + step + 1]?.gap ?? '')) return []
  }
  const after = words[last + 1]
  const before = words[at - 1]
  const unitNext = after !== undefined && /^[\s\u00a0»"-]*$/.test(after.gap) && unitAfter.test(after.lower)
  const unitBack = before !== undefined && /^[\s\u00a0.«"]*$/.test(word.gap) && unitBefore.test(before.lower)
  const unit = unitNext || unitBack
  const alone = place.ambiguous
    ? word.capital && (isPlaceFormOf(final.key, lastKey) || (ordinaryWords.has(lastKey) && !word.opensSentence))
    : (word.capital && !(word.opensSentence && /oi$/.test(lastKey))) || local || lastKey.length >= 6
  // «қазақтың Абайы», «Abay's» stay; a lower-case ordinary word needs its unit.
  if (!(alone || (unit && (word.capital || !place.ambiguous)))) return []
  return [
    {
      start: unitBack && before ? before.start : word.start,
      end: unitNext && after ? after.end : final.end,
      kind: place.kind,
    },
  ]
}

const schoolSpan = (word: Word, next: Word | undefined): Found => ({
  start: word.start,
  end: next?.end ?? word.end,
  kind: 'school',
})

/** Words of the school's own name, where a school is spoken of or where two of them stand together. */
function findKnownSchool(words: readonly Word[], known: PreparedIdentity): Found[] {
  return words.flatMap((word, at): Found[] => {
    const base = fits(word, known.school)
    if (!base) return []
    // «пушкинская школа», «дарындық мектеп»
    if (!word.capital)
      return isOfPlace(word.key, base) && isSchoolWord(words[at + 1]) ? [schoolSpan(word, words[at + 1])] : []
    const next = words[at + 1]
    const pair = fits(
      next,
      known.school.filter((other) => other !== base),
    )
    if (pair && next?.capital && /^[\s\u00a0.]*$/.test(next.gap))
      return [{ start: word.start, end: next.end, kind: 'school' }]
    return nearSchool(words, at, 3) ? [{ start: word.start, end: word.end, kind: 'school' }] : []
  })
}

/** Everything in `words` that repeats what is known of the child. O(words · known). */
export function findKnown(words: readonly Word[], known: PreparedIdentity): Found[] {
  return [...findKnownPeople(words, known.people), ...findKnownPlaces(words, known), ...findKnownSchool(words, known)]
}
