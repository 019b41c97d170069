import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesAfter, minutesLeft, mostMinutes } from '#app/domain/jury/reading-time.ts'

const start = new Date('2026-03-02T05:00:00.000Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

describe('the minutes that an essay took', () => {
  it('never go back, never grow by more than has passed or was told, and end somewhere', () => {
    fc.assert(
      fc.property(
        fc.nat(mostMinutes),
        fc.integer({ min: -5, max: 400 }),
        fc.double({ min: 0, max: 600, noNaN: true }),
        (minutes, told, passed) => {
          const after = minutesAfter({ minutes, counted_at: start }, told, later(passed))
          expect(after).toBeGreaterThanOrEqual(minutes)
          expect(after - minutes).toBeLessThanOrEqual(Math.max(0, Math.min(told, passed + 0.5)))
          expect(after).toBeLessThanOrEqual(mostMinutes)
        },
      ),
    )
  })

  it('of several windows that tell of the same hour are that hour', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }), (windows) => {
        let known: { minutes: number; counted_at: Date } | undefined = { minutes: 0, counted_at: start }
        for (const [minute, more] of windows.entries()) {
          for (let window = 0; window <= more; window += 1) {
            const at = later(minute + 1)
            known = { minutes: minutesAfter(known, 1, at), counted_at: at }
          }
        }
        expect(known.minutes).toBe(60)
      }),
    )
  })
})

describe('what is left', () => {
  it('is told by the usual pace until the own one is known, then by its median', () => {
    expect(minutesLeft([], 10)).toBe(60)
    expect(minutesLeft([1, 1], 10)).toBe(60)
    expect(minutesLeft([2, 3, 90], 10)).toBe(30)
    expect(minutesLeft([7, 7, 8], 1)).toBe(10)
    expect(minutesLeft([7, 7, 8], 0)).toBe(0)
  })
})
