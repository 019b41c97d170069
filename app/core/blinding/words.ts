import { soundKey } from './fold.ts'

/** A word or a number of a text with what the finder asks about it. Offsets count UTF-16 units. */
export type Word = {
  start: number
  end: number
  text: string
  /** `soundKey` of the text; the digits of a number */
  key: string
  /** lower case, as written */
  lower: string
  number: boolean
  capital: boolean
  /** first of its sentence, so that the capital letter says nothing */
  opensSentence: boolean
  /** what stands between the word before and this one */
  gap: string
}

const pattern = /\p{N}+|[\p{L}\p{M}]+(?:['’ʼ`´](?!s(?!\p{L}))[\p{L}\p{M}]+)*/gu

/** The words and numbers of a text in order; hyphens part words («Айгүл-апай» is two). O(n). */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const [found] = match
    const gap = text.slice(end, match.index)
    const before = words.at(-1)
    const lower = found.toLowerCase()
    const number = /^\p{N}/u.test(found)
    end = match.index + found.length
    words.push({
      start: match.index,
      end,
      text: found,
      key: number ? found : soundKey(found),
      lower,
      number,
      capital: found[0] !== lower[0] && /^\p{Lu}/u.test(found),
      opensSentence: before === undefined || endsSentence(gap, before),
      gap,
    })
  }
  return words
}

function endsSentence(gap: string, before: Word): boolean {
  if (/[!?…\n\r]|^\s*[-–—]\s*[«"“]/.test(gap)) return true
  // A full stop after an initial or a short form («Ч. Валиханов», «им. Абая») goes on.
  if (!gap.includes('.')) return /:\s*[«"“]/.test(gap)
  return !(
    before.text.length <= 1 ||
    ['им', 'ул', 'г', 'с', 'пос', 'д', 'обл', 'р', 'ауд', 'атын', 'no', 'mr', 'mrs', 'ms'].includes(before.lower)
  )
}

/** Whether a word follows the one before in the same phrase: only spaces, quotation marks, dashes, commas or №. */
export function follows(word: Word | undefined, allowed = /^[\s\u00a0«»"“”„'()–—:№#-]*$/): boolean {
  return word !== undefined && !word.gap.includes('\uFFFC') && allowed.test(word.gap)
}
