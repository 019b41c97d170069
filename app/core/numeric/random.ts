/** A deterministic stream of uniformly distributed numbers. */
export type Random = {
  /** an integer from 0 to 2^32 − 1 */
  uint32(): number
  /** an integer from 0 to `bound` − 1, without bias; 1 ≤ bound ≤ 2^32 */
  below(bound: number): number
  /** a number in [0, 1) with 53 random bits */
  unit(): number
  /** a new array with the same items in random order (Fisher–Yates; every order is equally likely) */
  shuffled<T>(items: readonly T[]): T[]
}

const rotl = (x: number, by: number) => (x << by) | (x >>> (32 - by))

/**
 * MurmurHash3 (x86, 32 bit) of the UTF-16 code units of a text, each as two bytes, low byte first.
 *
 * Source: Austin Appleby, SMHasher, public domain, 2011. O(length).
 */
export function hash32(text: string, seed: number): number {
  let hash = seed | 0
  const mix = (block: number) => Math.imul(rotl(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593)
  const whole = text.length - (text.length % 2)
  for (let at = 0; at < whole; at += 2) {
    hash ^= mix(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16))
    hash = (Math.imul(rotl(hash, 13), 5) + 0xe6546b64) | 0
  }
  if (whole < text.length) hash ^= mix(text.charCodeAt(whole))
  hash ^= text.length * 2
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * The generator xoshiro128** whose state is four MurmurHash3 values of the seed, with hash seeds 1, 2, 3, 4.
 *
 * The same seed gives the same stream on every machine. Source: David Blackman and Sebastiano Vigna, "Scrambled
 * linear pseudorandom number generators", ACM Transactions on Mathematical Software 47(4), 2021; period 2^128 − 1.
 * Not for secrets: whoever sees some output can compute the rest.
 */
export function createRandom(seed: string): Random {
  let s0 = hash32(seed, 1)
  let s1 = hash32(seed, 2)
  let s2 = hash32(seed, 3)
  let s3 = hash32(seed, 4)
  // The one state that never moves.
  if ((s0 | s1 | s2 | s3) === 0) s0 = 1

  function uint32(): number {
    const result = Math.imul(rotl(Math.imul(s1, 5), 7), 9) >>> 0
    const t = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotl(s3, 11)
    return result
  }

  /** Draws again while the number lies in the incomplete last block, so that every remainder is equally likely. */
  function below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) throw new RangeError('below needs 1 to 2^32')
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const drawn = uint32()
      if (drawn < limit) return drawn % bound
    }
  }

  return {
    uint32,
    below,
    unit: () => (uint32() * 2 ** 21 + (uint32() >>> 11)) / 2 ** 53,
    shuffled<T>(items: readonly T[]): T[] {
      const result = [...items]
      for (let last = result.length - 1; last > 0; last -= 1) {
        const at = below(last + 1)
        const moved = result[last] as T
        result[last] = result[at] as T
        result[at] = moved
      }
      return result
    },
  }
}
