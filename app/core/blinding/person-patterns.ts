import { givenNameOf } from './given-names.ts'
import type { IdentifierKind } from './identifier.ts'
import { isFormOf } from './inflection.ts'
import { isPublicFigure, neverNames } from './vocabulary.ts'
import { follows, type Word } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

/** «ұлы», «қызы» written apart, and the patronymics of one word. */
const patronymicWord = /^(?:uli|kizi|ogli)(?:ni[nk]i?|[dtn]i[n]?|[gk][ae]|d[ae]n?|t[ae]n?|men)?$/
const patronymicEnd =
  /.{2,}(?:uli|kizi|ovič|evič|ovn|evn|ičn|inična)(?:a|u|e|i|oi|om|em|ni?n?|[dt]in?|g[ae]|k[ae]|d[ae]n?|t[ae]n?|men)?$/

const isPatronymic = (word: Word) => word.capital && !word.number && patronymicEnd.test(word.key)

/** A capitalised word that may be a name: not a pronoun, not a month, not «Қазақстан». */
export function mayBeName(word: Word | undefined): word is Word {
  return word?.capital === true && !word.number && word.text.length > 1 && !neverNames.has(word.key)
}

/** The index after the last word of a name that begins at `from`: up to four capitalised words and «ұлы», «қызы». */
export function endOfName(words: readonly Word[], from: number): number {
  let at = from
  while (at < words.length && at < from + 4) {
    const word = words[at]
    if (word === undefined || (at > from && !/^[\s\u00a0]*$/.test(word.gap))) break
    if (at > from && word.opensSentence) break
    const apart = at > from && patronymicWord.test(word.key)
    if (!apart && !mayBeName(word)) break
    at += 1
  }
  return at
}

const spanOf = (words: readonly Word[], from: number, to: number, kind: IdentifierKind): Found[] => {
  const first = words[from]
  const last = words[to - 1]
  return first && last && to > from ? [{ start: first.start, end: last.end, kind }] : []
}

/** Sentences in which people give their name; each is the sequence of lower-case words right before it. */
const introductions: readonly (readonly RegExp[])[] = [
  [/^менің$|^менин$|^менін$/, /^атым$|^есімім$|^есимим$|^тегім$|^тегим$|^фамилиям$/],
  [/^атым$|^есімім$|^есимим$|^тегім$|^фамилиям$/],
  [/^аты$/, /^жөнім$|^жоним$|^жөнi?м$/],
  [/^меня$/, /^зовут$|^звать$|^назвали$/],
  [/^мо[её]$/, /^имя$/],
  [/^моя$/, /^фамилия$/],
  [/^my$/, /^name$|^surname$/, /^is$/],
  [/^call$/, /^me$/],
  [/^i$/, /^am$/, /^called$/],
]

const introductionStart = new RegExp(introductions.map(([first]) => first?.source).join('|'))

const introducing = /^[\s\u00a0«"“„:,=–—-]*$/

/** The child's own name where the child gives it: «менің атым …», «меня зовут …», «Мен Айгүлмін». */
function findIntroductions(words: readonly Word[]): Found[] {
  const found: Found[] = []
  const shouted = words.every((word) => !word.capital || word.opensSentence)
  for (let at = 0; at < words.length; at += 1) {
    const opens = introductionStart.test(words[at]?.lower ?? '')
    const length =
      opens &&
      introductions.find((phrase) => phrase.every((part, step) => part.test(words[at + step]?.lower ?? '')))?.length
    if (length) {
      const next = words[at + length]
      if (!next || !introducing.test(next.gap)) continue
      const end = endOfName(words, at + length)
      if (end > at + length) found.push(...spanOf(words, at + length, end, 'name'))
      else if (
        shouted &&
        !neverNames.has(next.key) &&
        !notAName.test(next.lower) &&
        !next.number &&
        endsPhrase(words[at + length + 1])
      )
        found.push(...spanOf(words, at + length, at + length + 1, 'name'))
    }
    found.push(...findPredicative(words, at))
  }
  return found
}

/** What may follow «тегім» or «меня зовут» in a text without capitals and is no name. */
const notAName = /^(?:бар|жоқ|емес|болды|болады|өзгерген|так|не|все|всё|просто|по)$/

const endsPhrase = (next: Word | undefined) => next === undefined || /[.,!?\n;]/.test(next.gap) || next.key === 'men'

/** «Мен Айгүлмін», «Мен – Ерлан Серікпін», «Я, Анна Ким,», «Айгүл деген қызбын», «Мені Айгүл дейді». */
function findPredicative(words: readonly Word[], at: number): Found[] {
  const word = words[at]
  const next = words[at + 1]
  if (!word || !next) return []
  if (word.lower === 'мен' && mayBeName(next) && follows(next) && !next.opensSentence) {
    const end = endOfName(words, at + 1)
    const last = words[end - 1]
    const after = words[end]
    if (last && /.{2,}[mbp]in$/.test(last.key)) return spanOf(words, at + 1, end, 'name')
    if (after && /^деген$/.test(after.lower)) return spanOf(words, at + 1, end, 'name')
  }
  if (word.lower === 'я' && mayBeName(next) && /^\s*[,–—-]\s*$/.test(next.gap)) {
    const end = endOfName(words, at + 1)
    const after = words[end]
    if (end - at > 2 || !after || /^[\s]*[,.]/.test(after.gap)) return spanOf(words, at + 1, end, 'name')
  }
  if (word.lower === 'мені' && mayBeName(next) && follows(next)) {
    const end = endOfName(words, at + 1)
    if (/^де(?:йді|п|ген|сін)/.test(words[end]?.lower ?? '')) return spanOf(words, at + 1, end, 'name')
  }
  return []
}

const teacherBefore =
  /^(?:мұғалім|мугалим|ұстаз|устаз|тәлімгер|жетекші|жетекши|жаттықтырушы|бапкер|апай|ағай|агай|директор|учител|учительниц|руководител|руководительниц|тренер|директор|завуч|педагог|наставни|teacher|coach|director|tutor)/
const teacherForms = (word: Word) =>
  teacherBefore.test(word.lower) && !/^апайл|^ұстазд|^мұғалімд|^учителей|^учителя[мх]/.test(word.lower)
const honorific = /^(?:апай|ағай|агай|мұғалім|ұстаз)/
const title = /^(?:mr|mrs|ms|miss|sir)$/

/** A teacher by name, on either side of the word for one: «мұғалімім Айгүл Серікқызы», «Айгүл апай», «Mrs Kim». */
function findTeachers(words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (!word) continue
    const isTitle = title.test(word.lower)
    if (isTitle || teacherForms(word)) {
      const next = words[at + 1]
      const joined = next && (/^[\s\u00a0,–—:(-]*$/.test(next.gap) || (isTitle && /^\.?\s*$/.test(next.gap)))
      if (joined && mayBeName(next) && !next.opensSentence) {
        const end = endOfName(words, at + 1)
        if (!words.slice(at + 1, end).some((part) => isPublicFigure(part.key)))
          found.push(...spanOf(words, at + 1, end, 'teacher'))
      }
    }
    if (!isTitle && teacherForms(word)) found.push(...teacherOf(words, at))
    if (honorific.test(word.lower) && at > 0 && follows(word, /^[\s\u00a0-]*$/)) {
      const start = startOfName(words, at - 1)
      if (start < at) found.push(...spanOf(words, start, at, 'teacher'))
    }
  }
  return found
}

/** «Нұрланның қызы» is his daughter, «Нұрлан қызы» her patronymic. */
const genitive = /.{3}(?:nin|din|tin)$/
const subject = /^[\s\u00a0]$/

/** «директор школы Ахметов Кайрат», «учитель физики Виктор»: one or two small words before the name. */
function teacherOf(words: readonly Word[], at: number): Found[] {
  let from = at + 1
  while (from < at + 3 && words[from]?.capital === false && subject.test(words[from]?.gap ?? '')) from += 1
  const name = words[from]
  if (from === at + 1 || !mayBeName(name) || name.opensSentence || !/^[\s\u00a0,–—-]+$/.test(name.gap)) return []
  const end = endOfName(words, from)
  const all = words.slice(from, end)
  const named = all.some((part) => givenNameOf(part.key) !== null || patronymicEnd.test(part.key))
  return named && !all.some((part) => isPublicFigure(part.key)) ? spanOf(words, from, end, 'teacher') : []
}

const surname = /(?:ov|ova|ev|eva|in|ina|bai|bek|ski|skaia|uli|kizi|enko)$/

/** The index of the first word of a name that ends at `last`. */
function startOfName(words: readonly Word[], last: number): number {
  let at = last
  while (at >= 0 && last - at < 3) {
    const word = words[at]
    if (!mayBeName(word) || isPublicFigure(word.key) || /(?:nin|din|tin)$/.test(word.key)) break
    // The first word of a sentence is capitalised anyway: before another name only a family name counts.
    if (word.opensSentence && at < last && !surname.test(word.key)) break
    at -= 1
    if (word.opensSentence || !/^[\s\u00a0]*$/.test(word.gap)) break
  }
  return at + 1
}

const relativeBefore =
  /^(?:анам|әкем|акем|атам|әжем|ажем|апам|ағам|агам|әпкем|апкем|інім|иним|сіңлім|синлим|қарындасым|карындасым|нағашым|жеңгем|мама|папа|отец|мать|бабушка|дедушка|брат|братик|братишка|сестра|сестренка|сестрёнка|тётя|тетя|дядя|мамой|папой|братом|сестрой|маму|папу|брата|сестру|mother|father|brother|sister|grandmother|grandfather|mum|mom|dad)$/
const russianVerb = /(?:ит|ет|ёт|ат|ят|ут|ют|ла|ло|ли|ть)$/
const placeEnding = /(?:da|de|ta|te|dan|den|tan|ten|nan|nen|ga|ge|ka|ke)$/

/** A parent or another close relative by name: «әкем Нұрлан», «мою маму Гульнару», «my brother Yerzhan». */
function findRelatives(words: readonly Word[]): Found[] {
  return words.flatMap((word, at) => {
    if (!relativeBefore.test(word.lower)) return []
    const next = words[at + 1]
    if (!mayBeName(next) || !/^[\s\u00a0–—(-]*$/.test(next.gap) || next.opensSentence || isPublicFigure(next.key))
      return []
    if (russianVerb.test(next.lower) && givenNameOf(next.key) === null) return []
    const end = endOfName(words, at + 1)
    const last = words[end - 1]
    if (
      end === at + 2 &&
      last &&
      placeEnding.test(last.key) &&
      /[әғқңөұүһі]|^(?:анам|атам|апам|агам|акем|ажем)$/.test(word.lower)
    )
      return []
    return spanOf(words, at + 1, end, 'relative')
  })
}

/** A given name with a patronymic, wherever it stands, unless it belongs to somebody whom everybody knows. */
function findPatronymics(words: readonly Word[]): Found[] {
  return words.flatMap((word, at) => {
    const before = words[at - 1]
    const apart =
      patronymicWord.test(word.key) && mayBeName(before) && !genitive.test(before.key) && /^[\s\u00a0]$/.test(word.gap)
    if (!apart && !isPatronymic(word)) return []
    const start = at > 0 && (apart || /^[\s\u00a0]$/.test(word.gap)) ? startOfName(words, at - 1) : at
    const end = Math.max(at + 1, Math.min(endOfName(words, at), at + 2))
    const all = words.slice(Math.max(0, Math.min(start, at) - 1), Math.max(end, at + 2))
    if (all.some((part) => isPublicFigure(part.key))) return []
    if (start === at && !apart && word.opensSentence && at + 1 === end) return []
    return spanOf(words, Math.min(start, at), Math.max(end, at + 1), 'person')
  })
}

/** People who are named in the ways that pupils name them. O(words). */
export function findPeople(words: readonly Word[]): Found[] {
  return [...findIntroductions(words), ...findTeachers(words), ...findRelatives(words), ...findPatronymics(words)]
}

/** «Нұрланқызы», «Нурлановна», «Нұрлан қызы» -> the sound key of the father's name. */
export function fatherOf(patronymicKey: string): string | null {
  const found = /^(.{3,}?)(?:uli|kizi|ogli|ovič|evič|ovna|evna|ična)$/.exec(patronymicKey)
  return found?.[1] ?? null
}

/** All forms of one father's name as a patronymic: -ұлы, -қызы, -ович, -овна with their suffixes. */
export function isPatronymicOf(key: string, father: string): boolean {
  return (
    key.startsWith(father) &&
    ['uli', 'kizi', 'ogli', 'ovič', 'evič', 'ovna', 'evna'].some((end) => isFormOf(key, `${father}${end}`))
  )
}
