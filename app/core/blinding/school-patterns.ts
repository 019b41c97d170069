import type { IdentifierKind } from './identifier.ts'
import { cardinalStartingAt, ordinalEndingAt } from './number-words.ts'
import { mayBeName } from './person-patterns.ts'
import { isPublicFigure } from './vocabulary.ts'
import type { Word } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

const schoolWord =
  /^(?:мектеп|мектеб)(?!тер)|^мектеп$|^гимнази(?!ст)|^лице[йяиюе]|^колледж|^интернат|^школ(?:а|ы|е|у|ой|ою)$|^сш$|^сош$|^school$|^lyceum$|^gymnasium$|^college$|^mekte[pb](?!ter)|^shkol(?:a|y|e|u|oi|oy)$|^gimnazi(?!st)|^li(?:ts|[cst])e[iy]/
const possessedSchool =
  /^мектеб(?:і|и|інде|инде|інен|инен|інің|инин|іне|ине|ін|ин)|^гимназиясы|^лице[йи]і?[іи]|^колледжі|^интернаты|^mekteb[iı]|^gimnazi[iy]as|^lise[iy]i/
const describing =
  /^(?:орта|orta|зияткерлік|интеллектуальн\p{L}+|негізгі|бастауыш|жалпы|жалпыға|білім|беретін|мамандандырылған|дарынды|қалалық|ауылдық|облыстық|көпсалалы|средн[яеу][яюй]|средней|основн[аоу][яйю]|общеобразовательн\p{L}+|городск\p{L}+|сельск\p{L}+|secondary|high|primary|general|й|ой|ая|ую|ші|шы|інші|ншы|нші|атындағы|атындагы|atyndagy|atyndaghy|atındağı|ю|я|го|му|th|st|nd|rd)$/u
const numberSign = /(?:№|#|\bN[o°º]?\.?|номер|нөмірі?|number)\s*$/iu

const isSchool = (word: Word | undefined): word is Word => word !== undefined && schoolWord.test(word.lower)
export const isSchoolWord = (word: Word | undefined): boolean => isSchool(word)

/** The index after a school word and what is hyphened to it: «мектеп-лицейінде», «школа-гимназия». */
function endOfSchool(words: readonly Word[], at: number): number {
  let end = at + 1
  while (isSchool(words[end]) && /^\s?[-–]\s?$|^\s$/.test(words[end]?.gap ?? '')) end += 1
  return end
}

function span(text: string, words: readonly Word[], from: number, to: number): Found[] {
  const first = words[from]
  const last = words[to - 1]
  if (!first || !last || to <= from) return []
  const sign = first.number
    ? /(?:№|#|N[o°º]?\.?)\s*$/u.exec(text.slice(Math.max(0, first.start - 4), first.start))
    : null
  return [{ start: first.start - (sign?.[0].length ?? 0), end: last.end, kind: 'school' }]
}

/** «№ 12 мектеп», «12-мектепте», «№12 орта мектебінің», «12-й школе». */
function numberBefore(text: string, words: readonly Word[], at: number, known: ReadonlySet<string>): Found[] {
  const word = words[at]
  if (!word?.number || word.text.length > 4) return []
  let to = at + 1
  while (to < at + 6 && describing.test(words[to]?.lower ?? '') && /^[\s\u00a0-]*$/.test(words[to]?.gap ?? '')) to += 1
  const plain = to
  // «№38 теміржол мектебінің»: what kind of school it is, in any words.
  while (to < plain + 3 && isPlainWord(words[to]) && !isSchool(words[to])) to += 1
  const school = words[to]
  if (!isSchool(school) || !/^[\s\u00a0«"»-]*$/.test(school.gap)) return []
  const signed = numberSign.test(text.slice(Math.max(0, word.start - 10), word.start))
  const ordinal = /^\s?-/.test(words[at + 1]?.gap ?? '') || to > at + 1
  const inflected =
    /^(?:мекте[пб](?:те|тен|ке|тің|тин|пен|тегі|[іи])|mekte[pb](?:te|ten|ke|t[iı]n|pen|teg[iı]|[iı]))/.test(
      school.lower,
    )
  if (to > plain && !(signed || known.has(word.text))) return []
  if (!signed && !ordinal && !inflected && !known.has(word.text)) return []
  return span(text, words, at, endOfSchool(words, to))
}

const notOfSchool =
  /^(?:кабинет|сынып|класс|бөлме|үй|дом|квартир|маршрут|автобус|орын|мест|жыл|год|рет|раз|бала|оқушы|учени)/
const isPlainWord = (word: Word | undefined) =>
  word !== undefined &&
  !word.number &&
  !word.capital &&
  /^[\s\u00a0-]+$/.test(word.gap) &&
  !notOfSchool.test(word.lower)

/** «отыз сегізінші мектеп», «двадцать четвёртая школа», «школа номер двенадцать»: a number in words. */
function numberInWords(text: string, words: readonly Word[], at: number, known: ReadonlySet<string>): Found[] {
  let last = at - 1
  while (last > at - 3 && describing.test(words[last]?.lower ?? '') && /^[\s\u00a0-]$/.test(words[last + 1]?.gap ?? ''))
    last -= 1
  const end = endOfSchool(words, at)
  const before = /^[\s\u00a0-]$/.test(words[last + 1]?.gap ?? '') ? ordinalEndingAt(words, last) : null
  if (before) {
    const several = before.from < last
    const certain = known.has(String(before.value)) || several
    // «Менің бірінші мектебім», «вторая школа» count schools and name none.
    const counted =
      before.value <= 2 || /^(?:менің|біздің|моя|мой|моей|мою|наша)$/.test(words[before.from - 1]?.lower ?? '')
    const own = /^мектеб[іи]м/.test(words[at]?.lower ?? '')
    return certain || !(counted || own) ? span(text, words, before.from, end) : []
  }
  const named = /^(?:номер|нөмірі?|number|nomer)$/.test(words[end]?.lower ?? '')
  const after = named ? cardinalStartingAt(words, end + 1) : null
  return after ? span(text, words, at, after.to) : []
}

/** «школа № 12», «школа-лицей №12», «мектеп №5», «school No. 12». */
function numberAfter(text: string, words: readonly Word[], at: number, known: ReadonlySet<string>): Found[] {
  const end = endOfSchool(words, at)
  let to = end
  if (/^(?:no|number|nomer|номер|нөмір|нөмірі|n)$/.test(words[to]?.lower ?? '')) to += 1
  const number = words[to]
  if (!number?.number || number.text.length > 4 || number.gap.includes('\n')) return []
  const signed = /[№#]/.test(number.gap) || to > end
  const closes = words[to + 1] === undefined || /[.,;!?»"\n]/.test(words[to + 1]?.gap ?? '')
  if (!signed && !known.has(number.text) && !closes) return []
  return span(text, words, at, to + 1)
}

/** A capitalised word of a person's name, or its initial. */
const isPartOfName = (word: Word | undefined) => (word?.capital && word.text.length === 1) || mayBeName(word)

/** «Абай атындағы № 3 орта мектеп»: from the name to the school word, over what describes it. */
function namedBefore(text: string, words: readonly Word[], at: number): Found[] {
  if (!/^(?:атында[ғг]ы|at[yı]nda(?:g|gh|ğ)[yı])$/.test(words[at]?.lower ?? '')) return []
  let to = at + 1
  while (to < at + 8 && (describing.test(words[to]?.lower ?? '') || words[to]?.number)) to += 1
  if (!isSchool(words[to])) return []
  let from = at
  while (
    from > 0 &&
    at - from < 3 &&
    isPartOfName(words[from - 1]) &&
    /^[\s\u00a0.«"»]*$/.test(words[from]?.gap ?? '')
  ) {
    from -= 1
    if (words[from]?.opensSentence) break
  }
  return from === at ? [] : span(text, words, from, endOfSchool(words, to))
}

/** «школа имени Абая», «гимназия № 5 им. Ч. Валиханова», «лицей «Дарын»», «school named after Abai». */
function namedAfter(text: string, words: readonly Word[], at: number): Found[] {
  const end = endOfSchool(words, at)
  let to = end
  if (words[to]?.number) to += 1
  const named = /^(?:имени|им)$/.test(words[to]?.lower ?? '') ? to + 1 : words[to]?.lower === 'named' ? to + 2 : null
  if (named !== null) {
    let last = named
    while (last < named + 3 && words[last]?.capital && !(words[last]?.opensSentence && last > named)) {
      if (last > named && !/^[\s\u00a0.]*$/.test(words[last]?.gap ?? '')) break
      last += 1
    }
    return last === named ? [] : span(text, words, at, last)
  }
  const quoted = words[end]
  // In Kazakh the name comes first: «мектепте «Ертерек білу» деген жоба» names a project, not a school.
  const kazakh = /^мекте[пб]/.test(words[at]?.lower ?? '')
  if (!kazakh && quoted && /^[\s\u00a0]*[«"“]$/.test(quoted.gap) && quoted.capital) {
    let last = end
    while (last < end + 4 && words[last] && (last === end || /^[\s\u00a0-]*$/.test(words[last]?.gap ?? ''))) last += 1
    const close = text.slice(words[last - 1]?.end, (words[last - 1]?.end ?? 0) + 1)
    return /[»"”]/.test(close) ? span(text, words, at, last).map((found) => ({ ...found, end: found.end + 1 })) : []
  }
  return []
}

/** «Ақбұлақ мектебінде», «Abai Secondary School»: a name right before the school that is its own. */
function ownedBy(text: string, words: readonly Word[], at: number): Found[] {
  const word = words[at]
  if (!word) return []
  const english = word.lower === 'school'
  if (!possessedSchool.test(word.lower) && !english) return []
  let from = at
  while (from > 0 && describing.test(words[from - 1]?.lower ?? '') && /^[\s\u00a0]$/.test(words[from]?.gap ?? ''))
    from -= 1
  const name = words[from - 1]
  if (!mayBeName(name) || !/^[\s\u00a0»"”]+$/.test(words[from]?.gap ?? '')) return []
  if (/(?:nin|din|tin)$/.test(name.key) || (english && name.opensSentence)) return []
  const before = words[from - 2]
  const two = mayBeName(before) && /^[\s\u00a0]$/.test(name.gap) && !name.opensSentence && !isPublicFigure(before.key)
  return span(text, words, from - (two ? 2 : 1), at + 1)
}

/**
 * Schools by number, by the name they carry or by the village they stand in, in Kazakh, Russian and English.
 * @param knownNumbers numbers in the name of the child's own school: these count without a «№»
 */
export function findSchools(text: string, words: readonly Word[], knownNumbers: ReadonlySet<string>): Found[] {
  return words.flatMap((word, at) => [
    ...numberBefore(text, words, at, knownNumbers),
    ...namedBefore(text, words, at),
    ...(schoolWord.test(word.lower)
      ? [
          ...numberInWords(text, words, at, knownNumbers),
          ...numberAfter(text, words, at, knownNumbers),
          ...namedAfter(text, words, at),
          ...ownedBy(text, words, at),
        ]
      : []),
  ])
}

/** Whether a school word stands within `reach` words of `at`. */
export function nearSchool(words: readonly Word[], at: number, reach: number): boolean {
  return words.slice(Math.max(0, at - reach), at + reach + 1).some((word) => schoolWord.test(word.lower))
}
