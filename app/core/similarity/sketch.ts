const bands = 20
const rowsPerBand = 4
const hashes = bands * rowsPerBand

/** Odd multipliers and offsets of the hash family h(x) = (a·mix(x) + b) mod 2^32; fixed, so that sketches can be stored. */
const family = (() => {
  const multipliers = new Uint32Array(hashes)
  const offsets = new Uint32Array(hashes)
  let state = 0x9e3779b9
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  for (let at = 0; at < hashes; at += 1) {
    multipliers[at] = next() | 1
    offsets[at] = next()
  }
  return { multipliers, offsets }
})()

/** Finaliser of MurmurHash3 (Appleby): spreads what a multiplication leaves in the high bits. */
function mix(value: number): number {
  let x = value
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/**
 * A short signature of a set of shingles by which similar sets meet: 20 signed 32-bit band keys.
 *
 * MinHash with 80 hash functions (Broder, 1997) in 20 bands of 4 rows (locality-sensitive hashing: Leskovec, Rajaraman,
 * Ullman, Mining of Massive Datasets, ch. 3). Two sets with Jaccard similarity s share a band with probability
 * 1 − (1 − s⁴)²⁰: 0.94 at 0.6, 0.996 at 0.7, 0.03 at 0.2. Each key carries the number of its band, so that equal keys
 * mean an equal band. Empty for an empty set. O(80 · shingles).
 */
export function sketchOf(shingles: Uint32Array): Int32Array {
  if (shingles.length === 0) return new Int32Array()
  const spread = shingles.map(mix)
  const keys = new Int32Array(bands)
  for (let band = 0; band < bands; band += 1) {
    let key = 0x811c9dc5 ^ band
    for (let row = 0; row < rowsPerBand; row += 1) {
      const at = band * rowsPerBand + row
      const multiplier = family.multipliers[at] ?? 1
      const offset = family.offsets[at] ?? 0
      let least = 0xffffffff
      for (let each = 0; each < spread.length; each += 1) {
        const hash = (Math.imul(spread[each] ?? 0, multiplier) + offset) >>> 0
        if (hash < least) least = hash
      }
      key = mix(Math.imul(key, 0x01000193) ^ least)
    }
    keys[band] = key | 0
  }
  return keys
}
