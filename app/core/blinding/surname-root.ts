import { soundKey } from './fold.ts'

/** Endings of fathers' names in the sound alphabet: those words say who the father is, not what the family is called. */
const patronymic = /(?:ovič|evič|ič|ovna|evna|ična|uli|kizi|tegi)$/
/** Endings that make a family name out of a root, in the sound alphabet, the longest first. */
const familyEnding = /(?:ovski|evski|ovskaia|evskaia|skaia|skii|ski|ova|eva|ina|ov|ev|of|ef|in)$/
/** Endings that leave no doubt that a word is a family name. */
const surelyFamily = /(?:ova|eva|ov|ev)$/
const fatherIn = /(?:uli|kizi|tegi)$/
const shortestRoot = 2

/**
 * What family names of relatives have in common, whichever way they are written: Серікбаев, Серикбаева, Serikbayeva,
 * Серікбай, Серікбайұлы -> `serikba`; Kazakh and Russian endings, the Cyrillic and the Latin alphabets fall together.
 * Many names share a root: equality means "may be of one family". Empty for what is no name. O(n).
 */
export function surnameRoot(word: string): string {
  const key = soundKey(word)
  const bare = key.replace(fatherIn, '')
  const stem = bare.length > shortestRoot ? bare : key
  const cut = stem.replace(familyEnding, '')
  const root = cut.length > shortestRoot ? cut : stem
  // Бай, Әли: the last vowel is written, dropped and doubled at will before an ending.
  const short = root.replace(/[iu]$/, '')
  return short.length >= shortestRoot ? short : root
}

/**
 * The roots of a full name in any order. Fathers' names are left out where there is another word.
 * @param only `family` keeps just the words that are surely family names
 */
export function surnameRoots(name: string, only: 'all' | 'family' = 'all'): string[] {
  const words = name.split(/[^\p{L}\p{M}'’ʼ-]+/u).flatMap((word) => word.split('-'))
  const keyed = words.map((word) => ({ word, key: soundKey(word) })).filter(({ key }) => key.length > 1)
  const own = keyed.filter(({ key }) => !patronymic.test(key))
  const kept = (own.length > 0 ? own : keyed).filter(({ key }) => only === 'all' || surelyFamily.test(key))
  return [...new Set(kept.map(({ word }) => surnameRoot(word)))].filter((root) => root !== '')
}
