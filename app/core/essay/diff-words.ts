/** A stretch of two texts: alike in both, or what each has in its place (one of them may be empty). */
export type Stretch = { same: string } | { left: string; right: string }

/** The words of a text with the marks that touch them; any white space parts them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

/** Whether two people typed the same: the same words in the same order, wherever the lines break. */
export function sameWords(left: string, right: string): boolean {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  return a.length === b.length && a.every((word, at) => word === b[at])
}

/**
 * The differences of two typed texts, word by word: a longest common subsequence of their words (Wagner and Fischer,
 * 1974), in order, neighbouring differences joined. Words differ by any character: «қала» is not «кала», «е» not «ё».
 * Where several subsequences are equally long, the left text's words are left out as early as possible, so the result
 * is always the same. O(n · m) time and memory in the words between the common beginning and the common end.
 */
export function diffWords(left: string, right: string): Stretch[] {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([
    ...a.slice(0, start).map((word) => [word, word] as const),
    ...middle,
    ...a.slice(a.length - end).map((word) => [word, word] as const),
  ])
}

/** A word on both sides, or on one. */
type Pair = readonly [left: string | null, right: string | null]

function diffMiddle(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1
  // longest[i * width + j]: length of the longest common subsequence of a from i and b from j
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left = null, right = null] = [a[i], b[j]]
    if (left !== null && left === right) {
      pairs.push([left, right])
      i += 1
      j += 1
    } else if (left !== null && (right === null || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push([left, null])
      i += 1
    } else {
      pairs.push([null, right])
      j += 1
    }
  }
  return pairs
}

function joined(pairs: readonly Pair[]): Stretch[] {
  const stretches: Stretch[] = []
  let [left, right, same]: [string[], string[], string[]] = [[], [], []]
  const flush = () => {
    if (same.length > 0) stretches.push({ same: same.join(' ') })
    if (left.length > 0 || right.length > 0) stretches.push({ left: left.join(' '), right: right.join(' ') })
    ;[left, right, same] = [[], [], []]
  }
  for (const [a, b] of pairs) {
    const alike = a !== null && b !== null
    if (alike ? left.length > 0 || right.length > 0 : same.length > 0) flush()
    if (alike) same.push(a)
    else if (a !== null) left.push(a)
    else if (b !== null) right.push(b)
  }
  flush()
  return stretches
}
