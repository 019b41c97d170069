import { isFormOf } from './inflection.ts'

/** Names shorter than this are too easily another word. */
const shortest = 6

/**
 * Whether `key` may be a form of the long name `base` with one letter wrong, missing, added or swapped with its neighbour
 * («Серикбева», «Бақтжан»). The first letter has to be right. Both are sound keys.
 *
 * The first place where they differ is mended in the four possible ways and the rest is asked of `isFormOf`: an edit distance of
 * one (Damerau, 1964) that leaves the endings free. O(length).
 */
export function isNearFormOf(key: string, base: string): boolean {
  if (base.length < shortest || key.length < base.length - 1) return false
  let at = 0
  while (at < base.length && key[at] === base[at]) at += 1
  if (at === 0 || at >= base.length) return false
  const wanted = base.charAt(at)
  const [head, tail] = [key.slice(0, at), key.slice(at)]
  // Without its first half right a long name is another name; an ending must not be taken for a slip.
  if (at < 2 || at > base.length - 2) return false
  const mended = [
    head + wanted + tail.slice(1),
    head + wanted + tail,
    head + tail.slice(1),
    head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
  ]
  return mended.some((each) => each.startsWith(base.slice(0, -1)) && isFormOf(each, base))
}
