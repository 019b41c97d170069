import type { IdentifierKind } from './identifier.ts'
import { mayBeName } from './person-patterns.ts'
import { isPublicFigure } from './vocabulary.ts'
import type { Word } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

const space = /^[\s\u00a0]*$/
const opening = /^[\s\u00a0]*[«"“„(]?$/

/** «ауылы», «ауылында»: a village that belongs to the name before it, not «ауылым», «ауылда». */
const villageAfter =
  /^(?:ау[ыі]?л|кент|кенит)[ыіi](?:н|на|не|нда|нде|ндағы|ндагы|ндегі|ндеги|нан|нен|ның|нің|нын|нин|мен)?$|^ауылдық$|^village$/
const districtAfter = /^аудан[ыi](?:н|на|нда|ндағы|ндагы|нан|ның|нын|мен)?$|^район(?:а|е|у|ом)?$|^district$/
const streetAfter =
  /^көшесі(?:н|не|нде|ндегі|нен|нің)?$|^кошеси(?:н|не|нде|ндеги|нен|нин)?$|^ықшамауданы?(?:нда|нан|ның)?$|^street$/
const villageBefore =
  /^(?:сел[оаеу]|селом|аул[аеу]?|аулом|пос[её]л(?:ок|ка|ке|ку|ком)|деревн[яеию]|деревней|разъезд[ае]?|кишлак[ае]?)$/
const districtBefore = /^район(?:а|е|у|ом)?$/
const streetBefore = /^(?:улиц[аеуы]|улицей|ул|проспект[ае]?|микрорайон[ае]?|мкр|переул(?:ок|ке|ка))$/
/** Parts of place names that are written small: «Төле би», «Райымбек батыр», «Қошқар ата». */
const smallPart = /^(?:би|батыр|хан|ата|ана|әулие|аулие|датқа|датка|ақын|акын|баба|бастау|төбе|тобе|бұлақ|булак)$/
const genitive = /(?:nin|din|tin)$/

/** Where the name that ends at `last` begins, or `last + 1` when there is none. */
function startOfPlace(words: readonly Word[], last: number): number {
  let at = last
  if (smallPart.test(words[at]?.lower ?? '') && mayBeName(words[at - 1]) && space.test(words[at]?.gap ?? '')) at -= 1
  const word = words[at]
  if (!mayBeName(word) || genitive.test(word.key)) return last + 1
  const before = words[at - 1]
  const joined = /^(?:[\s\u00a0]|-)$/.test(word.gap) && !word.opensSentence
  return joined &&
    mayBeName(before) &&
    !before.opensSentence &&
    !genitive.test(before.key) &&
    !isPublicFigure(before.key)
    ? at - 1
    : at
}

/** The index after a name that begins at `from`: at most three capitalised words, joined by spaces or hyphens. */
function endOfPlace(words: readonly Word[], from: number): number {
  let at = from
  while (at < from + 3 && mayBeName(words[at]) && (at === from || /^(?:[\s\u00a0]|-)$/.test(words[at]?.gap ?? '')))
    at += 1
  if (at > from && smallPart.test(words[at]?.lower ?? '') && space.test(words[at]?.gap ?? '')) at += 1
  return at
}

function span(words: readonly Word[], from: number, to: number, kind: IdentifierKind): Found[] {
  const first = words[from]
  const last = words[to - 1]
  return first && last && to > from ? [{ start: first.start, end: last.end, kind }] : []
}

function beforeUnit(words: readonly Word[], at: number): Found[] {
  const word = words[at]
  if (!word || at === 0 || !/^[\s\u00a0»"”-]*$/.test(word.gap)) return []
  const kind = villageAfter.test(word.lower) ? 'village' : districtAfter.test(word.lower) ? 'district' : 'address'
  if (kind === 'address' && !streetAfter.test(word.lower)) return []
  const start = startOfPlace(words, at - 1)
  if (start >= at) return []
  // A Russian «район» or English «district» says whose it is by an adjective: «Шуский район», not «Мой район».
  return span(words, start, kind === 'address' ? endOfHouse(words, at + 1) : at + 1, kind)
}

/** The house after a street: «12», «д. 5 кв. 8», «12-үй». */
function endOfHouse(words: readonly Word[], from: number): number {
  let at = from
  while (at < from + 4) {
    const word = words[at]
    if (!word || !/^[\s\u00a0,.№-]*$/.test(word.gap)) break
    const houseWord = /^(?:д|дом|кв|квартира|үй|пәтер|уй)$/.test(word.lower)
    if (!word.number && !(houseWord && (words[at + 1]?.number || words[at - 1]?.number))) break
    at += 1
  }
  return at
}

function afterUnit(words: readonly Word[], at: number): Found[] {
  const word = words[at]
  const next = words[at + 1]
  if (!word || !next) return []
  const short = /^(?:с|п|пос|ул)$/.test(word.lower) && /^\.[\s\u00a0]?[«"]?$/.test(next.gap)
  if (short ? !next.capital : next.opensSentence) return []
  if (word.lower === 'village' && next.lower === 'of') return span(words, at, endOfPlace(words, at + 2), 'village')
  if (!short && !opening.test(next.gap)) return []
  const kind = streetBefore.test(word.lower)
    ? 'address'
    : villageBefore.test(word.lower) || short
      ? 'village'
      : districtBefore.test(word.lower)
        ? 'district'
        : null
  const end = endOfPlace(words, at + 1)
  if (!kind || end === at + 1) return []
  return span(words, at, kind === 'address' ? endOfHouse(words, end) : end, kind)
}

/**
 * Villages, districts and streets by the word that says what they are: «Ақбұлақ ауылында», «в селе Каракемер», «Шу
 * ауданы», «улица Абая, дом 5». Cities and regions alone are not: everybody writes about Astana. O(words).
 */
export function findPlaces(words: readonly Word[]): Found[] {
  return words.flatMap((_, at) => [...beforeUnit(words, at), ...afterUnit(words, at)])
}
