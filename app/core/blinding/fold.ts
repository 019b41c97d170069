/**
 * Two foldings of text: one to search by, one to compare names by their sound. Neither is ever stored in the place of
 * what was typed.
 */

/** Kazakh letters as they come out of a keyboard that lacks them. */
const withoutKazakhLetters: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
}

/** Latin letters that look like Cyrillic ones (lower case), as they slip into a Cyrillic word. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'һ',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  ə: 'ә',
}

const cyrillic = /\p{Script=Cyrillic}/u

/** Latin look-alikes inside a word that has Cyrillic letters become Cyrillic; a wholly Latin word is left alone. */
function straighten(word: string): string {
  if (!/[a-zə]/.test(word) || !cyrillic.test(word)) return word
  return Array.from(word, (letter) => lookAlikes[letter] ?? letter).join('')
}

/**
 * What a search compares: lower case, Kazakh letters as their nearest Russian ones (қала = кала), ё = е, й = и, accents
 * dropped, Latin look-alikes inside a Cyrillic word as Cyrillic, anything but letters and digits as one space.
 *
 * Folding twice is folding once. O(n).
 */
export function foldForSearch(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return bare
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => straighten(word).replace(/[әғқңөұүһі]/g, (letter) => withoutKazakhLetters[letter] ?? letter))
    .join(' ')
}

/** Cyrillic letters (Russian and Kazakh) in the sound alphabet. */
const cyrillicSounds: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'c',
  ч: 'č',
  ш: 'š',
  щ: 'š',
  ъ: '',
  ы: 'i',
  і: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

/** Romanisations, the longest first: digraphs of passports, the Kazakh Latin alphabets of 2017 to 2021, Turkish habits. */
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'š'],
  [/sh|ş/g, 'š'],
  [/tch|ch|ç/g, 'č'],
  [/dzh|dj|zh|ž/g, 'j'],
  [/kh/g, 'h'],
  [/gh|ğ|ǵ/g, 'g'],
  [/ph/g, 'f'],
  [/ts/g, 'c'],
  [/ck|q/g, 'k'],
  [/c(?!̌)/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'u'],
  [/y|ı/g, 'i'],
  [/ŋ/g, 'n'],
  [/ə/g, 'a'],
]

/**
 * How a word sounds, whichever way it was written: Kazakh and Russian letters, letters missing from the keyboard, and
 * the usual romanisations fall together. Айгүл, Айгул, Айгуль, Aigul, Aygül -> `aigul`.
 *
 * The alphabet is a–z with č and š; ы, і, и, й are `i`; у, ұ, ү, w are `u`; ж, zh, dzh, j are `j`; signs ъ and ь vanish; `ii` is `i`, `ң`
 * written `ng` is `n`. Many words share a key, so equality of keys means "may be the same word". O(n).
 */
export function soundKey(word: string): string {
  return cyrillicKey(word) ?? anyKey(word)
}

const soundsByCode = new Map(Object.entries(cyrillicSounds).map(([letter, sound]) => [letter.charCodeAt(0), sound]))

/** The key of a word of Cyrillic letters alone, by far the most; null for any other. */
function cyrillicKey(word: string): string | null {
  const lower = word.toLowerCase()
  let key = ''
  for (let at = 0; at < lower.length; at += 1) {
    const sound = soundsByCode.get(lower.charCodeAt(at))
    if (sound === undefined) return null
    const next = lower[at + 1]
    if (next === 'ж' && lower[at] === 'д') continue
    if (next === 'ы' && (lower[at] === 'у' || lower[at] === 'ұ')) at += 1
    key += sound
  }
  return settle(key)
}

function anyKey(word: string): string {
  const lower = straighten(word.normalize('NFC').toLowerCase())
  if (cyrillic.test(lower)) {
    const joined = lower.replace(/дж/g, 'ж').replace(/уы/g, 'у').replace(/ұы/g, 'ұ')
    return settle(Array.from(joined, (letter) => cyrillicSounds[letter] ?? plain(letter)).join(''))
  }
  let latin = lower
  for (const [pattern, sound] of latinSounds) latin = latin.replace(pattern, sound)
  return settle(Array.from(latin, (letter) => (letter === 'š' || letter === 'č' ? letter : plain(letter))).join(''))
}

function plain(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[a-z0-9]$/.test(base) ? base : ''
}

function settle(key: string): string {
  let settled = key
  if (settled.includes('ng')) settled = settled.replace(/ng+/g, 'n')
  if (settled.includes('ii')) settled = settled.replace(/i{2,}/g, 'i')
  return settled.includes('ie') ? settled.replace(/(^|[aeou])ie/g, '$1e') : settled
}
