/**
 * One replacement that turns a text into another: at the UTF-16 offset `at`, `drop` code units go and `insert` comes.
 * `hash` is of the whole result, so that whoever applies it to another text notices.
 */
export type TextPatch = { at: number; drop: number; insert: string; hash: string }

/**
 * The smallest single replacement between two texts: what is neither their common beginning nor their common end.
 * Typing sends a few bytes instead of the whole essay, which counts on mobile internet that is paid by the megabyte.
 * No offset falls inside a surrogate pair. O(n).
 */
export function diffText(before: string, after: string): TextPatch {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  if (at > 0 && isHigh(before.charCodeAt(at - 1))) at -= 1
  let end = 0
  while (
    end < shorter - at &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1
  }
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end -= 1
  return { at, drop: before.length - at - end, insert: after.slice(at, after.length - end), hash: hashText(after) }
}

/** The patched text, or null when the patch was not made for this text. O(n). */
export function applyPatch(before: string, patch: TextPatch): string | null {
  const { at, drop, insert, hash } = patch
  if (at < 0 || drop < 0 || at + drop > before.length) return null
  const after = before.slice(0, at) + insert + before.slice(at + drop)
  return hashText(after) === hash ? after : null
}

/**
 * FNV-1a over UTF-16 code units (Fowler, Noll, Vo 1991), 32 bits, with the length before it: against mistakes, not
 * against malice. O(n).
 */
export function hashText(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${text.length}-${(hash >>> 0).toString(16)}`
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
