import { foldForSearch } from '../blinding/fold.ts'

const wordsInShingle = 3

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/**
 * The set of word triples of a text as 32-bit hashes, in ascending order: letter case, punctuation, Kazakh letters missing
 * from the keyboard and Latin look-alikes make no difference. A text of one or two words has one shingle, an empty
 * one none. O(n log n).
 */
export function shinglesOf(text: string): Uint32Array {
  const words = foldForSearch(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(hashOf)
  if (words.length === 0) return new Uint32Array()
  const found = new Set<number>()
  for (let at = 0; at <= Math.max(0, words.length - wordsInShingle); at += 1) {
    let hash = 0x811c9dc5
    for (const word of words.slice(at, at + wordsInShingle)) hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15)
    found.add(hash >>> 0)
  }
  return Uint32Array.from(found).sort()
}

/** |A ∩ B| / |A ∪ B| of two ascending sets, 0 when both are empty (Jaccard, 1901). O(|A| + |B|). */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) shared += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  const union = a.length + b.length - shared
  return union === 0 ? 0 : shared / union
}
