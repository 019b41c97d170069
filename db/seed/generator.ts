import { createHash } from 'node:crypto'
import { codeFromBytes } from '#app/core/blinding/code.ts'

/** Changing it changes every id, code and draw of the demonstration contest. */
const seed = 'qarmaq demonstration 1'

/** A stream of draws that depends on its name alone, so that one part of the seed can change without the others. */
export type Draws = {
  bytes(count: number): Uint8Array
  /** in [0, 1) with 48 random bits */
  unit(): number
  below(bound: number): number
  /** standard normal, by Box and Muller */
  normal(): number
  pick<T>(items: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

/** SHA-256 in counter mode over the seed and the name. */
export function draws(name: string): Draws {
  let block = Buffer.alloc(0)
  let counter = 0
  function bytes(count: number): Uint8Array {
    while (block.length < count) {
      const next = createHash('sha256').update(`${seed}\u001f${name}\u001f${counter++}`).digest()
      block = Buffer.concat([block, next])
    }
    const taken = block.subarray(0, count)
    block = block.subarray(count)
    return taken
  }
  const unit = () => Buffer.from(bytes(6)).readUIntBE(0, 6) / 2 ** 48
  const below = (bound: number) => Math.floor(unit() * bound)
  return {
    bytes,
    unit,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[below(items.length)] as T
    },
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

/** The uuid of a thing of the demonstration: the same name is always the same id. */
export function idOf(...name: (string | number)[]): string {
  const bytes = Buffer.from(draws(`id\u001f${name.join('\u001f')}`).bytes(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The card code of a thing of the demonstration, without separators. */
export function codeOf(...name: (string | number)[]): string {
  return codeFromBytes(draws(`code\u001f${name.join('\u001f')}`).bytes(8))
}

const day = 86_400_000
const hour = 3_600_000

/** Moments relative to `now`; times of day are those of Kazakhstan (UTC+5). */
export type Timeline = {
  now: Date
  /** the given hour of the day so many days from today; never later than now when the day is not in the future */
  at(days: number, hourOfDay?: number): Date
  /** some waking moment between two days, both included */
  between(random: Draws, firstDay: number, lastDay: number): Date
}

export function timeline(now: Date): Timeline {
  const midnight = Math.floor((now.getTime() + 5 * hour) / day) * day - 5 * hour
  const capped = (time: number, days: number) => new Date(days <= 0 ? Math.min(time, now.getTime()) : time)
  return {
    now,
    at: (days, hourOfDay = 10) => capped(midnight + days * day + hourOfDay * hour, days),
    between(random, firstDay, lastDay) {
      const days = firstDay + random.below(lastDay - firstDay + 1)
      const minutes = Math.floor((8 + random.unit() * 14) * 60)
      return capped(midnight + days * day + minutes * 60_000, days)
    },
  }
}
