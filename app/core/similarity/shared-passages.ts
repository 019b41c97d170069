import { foldForSearch } from '../blinding/fold.ts'

/** A run of words that two texts share; offsets count UTF-16 units, `end` is exclusive. */
export type Passage = {
  first: { start: number; end: number }
  second: { start: number; end: number }
  words: number
}

type Token = { key: string; start: number; end: number }

const word = /[\p{L}\p{M}\p{N}]+/gu
const seedWords = 4

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(word), (match) => ({
    key: foldForSearch(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ key }) => key !== '')
}

/**
 * The longest passages that two texts share, none overlapping another in either text, in the order of the first: letter case,
 * punctuation, missing Kazakh letters and Latin look-alikes make no difference.
 *
 * Greedy string tiling (Wise, 1993): every run of four common words is a seed that is stretched to both sides; the longest run is
 * taken, then the longest of what is left of the others. Runs shorter than `atLeast` words are left out. O(n + m + s log s)
 * for s stretched runs; the seeds of one word group are capped at 50 places in the second text.
 */
export function sharedPassages(first: string, second: string, atLeast = 6): Passage[] {
  const [a, b] = [tokensOf(first), tokensOf(second)]
  const places = new Map<string, number[]>()
  for (let at = 0; at + seedWords <= b.length; at += 1) {
    const key = seedAt(b, at)
    const known = places.get(key)
    if (!known) places.set(key, [at])
    else if (known.length < 50) known.push(at)
  }
  const runs: Run[] = []
  // One diagonal (place in the first less place in the second) is stretched once, not from each seed in it.
  const reached = new Map<number, number>()
  for (let at = 0; at + seedWords <= a.length; at += 1) {
    for (const there of places.get(seedAt(a, at)) ?? []) {
      if ((reached.get(at - there) ?? -1) >= at) continue
      let length = seedWords
      while (isSame(a[at + length], b[there + length])) length += 1
      reached.set(at - there, at + length - seedWords)
      runs.push({ a: at, b: there, length })
    }
  }
  return tile(runs, a.length, b.length, atLeast).map((run) => ({
    first: offsets(a, run.a, run.length),
    second: offsets(b, run.b, run.length),
    words: run.length,
  }))
}

type Run = { a: number; b: number; length: number }

/** The longest run first; what it covers is cut off the others. */
function tile(runs: readonly Run[], lengthOfA: number, lengthOfB: number, atLeast: number): Run[] {
  const [takenA, takenB] = [new Uint8Array(lengthOfA), new Uint8Array(lengthOfB)]
  const taken: Run[] = []
  for (const run of [...runs].sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)) {
    let from = 0
    while (from < run.length) {
      while (from < run.length && (takenA[run.a + from] || takenB[run.b + from])) from += 1
      let to = from
      while (to < run.length && !takenA[run.a + to] && !takenB[run.b + to]) to += 1
      if (to - from >= atLeast) {
        takenA.fill(1, run.a + from, run.a + to)
        takenB.fill(1, run.b + from, run.b + to)
        taken.push({ a: run.a + from, b: run.b + from, length: to - from })
      }
      from = to
    }
  }
  return taken.sort((x, y) => x.a - y.a)
}

const seedAt = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(at, at + seedWords)
    .map(({ key }) => key)
    .join(' ')

const isSame = (one: Token | undefined, other: Token | undefined) =>
  one !== undefined && other !== undefined && one.key === other.key

const offsets = (tokens: readonly Token[], from: number, length: number) => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[from + length - 1]?.end ?? 0,
})
