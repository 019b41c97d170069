import { createHash } from 'node:crypto'
import type { RandomSource } from '#app/domain/context.ts'

export type ReplayableRandom = RandomSource & {
  /** From now on the same draws as ever after this seed. */
  restart(seed: string): void
}

/** Draws that repeat themselves for a seed: SHA-256 of the seed and a counter. */
export function replayableRandom(seed: string): ReplayableRandom {
  let from = seed
  let drawn = 0
  const bytes = (count: number) => {
    const blocks: Buffer[] = []
    for (let have = 0; have < count; have += 32) {
      blocks.push(createHash('sha256').update(`${from}:${drawn++}`).digest())
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count))
  }
  return {
    bytes,
    uuid() {
      const raw = bytes(16)
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80
      return Buffer.from(raw)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
    restart(again) {
      from = again
      drawn = 0
    },
  }
}
