import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastFinish } from '#app/core/forecast/forecast-finish.ts'
import { createRandom } from '#app/core/numeric/random.ts'

const forecast = (perDay: readonly number[], left: number, seed = 'a', futures = 200) =>
  forecastFinish(perDay, left, createRandom(seed), futures)

const days = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 14 })
const busy = days.filter((counts) => counts.some((count) => count > 0))
const asNumber = (value: number | null) => value ?? Number.POSITIVE_INFINITY

describe('the forecast of the finishing day', () => {
  it('is silent when there is too little to go by', () => {
    expect(forecast([], 5)).toBeNull()
    expect(forecast([4, 9], 5)).toBeNull()
    expect(forecast([0, 0, 0, 0], 5)).toBeNull()
  })

  it('is today when nothing is left, also without a pace', () => {
    expect(forecast([], 0)).toEqual({ early: 0, middle: 0, late: 0 })
  })

  it('is exact when all days are alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 3, max: 14 }),
        fc.integer({ min: 1, max: 900 }),
        (count, length, left) => {
          const wanted = Math.ceil(left / count)
          fc.pre(wanted <= 730)
          expect(forecast(new Array(length).fill(count), left)).toEqual({ early: wanted, middle: wanted, late: wanted })
        },
      ),
      { numRuns: 50 },
    )
  })

  it('keeps its bounds in order, no sooner than the best day allows', () => {
    fc.assert(
      fc.property(busy, fc.integer({ min: 1, max: 400 }), fc.string(), (perDay, left, seed) => {
        const found = forecast(perDay, left, seed, 60)
        const [early, middle, late] = [found?.early, found?.middle, found?.late].map((one) => asNumber(one ?? null))
        expect(early).toBeLessThanOrEqual(middle ?? 0)
        expect(middle).toBeLessThanOrEqual(late ?? 0)
        expect(early).toBeGreaterThanOrEqual(Math.ceil(left / Math.max(...perDay)))
      }),
      { numRuns: 60 },
    )
  })

  it('says the same for the same seed, and never sooner for more work', () => {
    fc.assert(
      fc.property(busy, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 100 }), (perDay, left, more) => {
        const found = forecast(perDay, left, 'seed', 60)
        expect(forecast(perDay, left, 'seed', 60)).toEqual(found)
        const longer = forecast(perDay, left + more, 'seed', 60)
        expect(asNumber(longer?.middle ?? null)).toBeGreaterThanOrEqual(asNumber(found?.middle ?? null))
        expect(asNumber(longer?.late ?? null)).toBeGreaterThanOrEqual(asNumber(found?.late ?? null))
      }),
      { numRuns: 60 },
    )
  })

  it('gives no date beyond two years', () => {
    expect(forecast([1, 1, 1], 5000)).toEqual({ early: null, middle: null, late: null })
  })

  it('covers what comes: of 200 reviews that go on as before at least 120 end inside the band', () => {
    const world = createRandom('world')
    let inside = 0
    for (let review = 0; review < 200; review += 1) {
      const draw = () => world.below(13)
      const past = Array.from({ length: 14 }, draw)
      let left = 150
      let day = 0
      while (left > 0) {
        left -= draw()
        day += 1
      }
      const found = forecast(past, 150, `review ${review}`)
      if (day >= asNumber(found?.early ?? null) && day <= asNumber(found?.late ?? null)) inside += 1
    }
    // 80 % are meant; with fourteen days to go by somewhat fewer are reached.
    expect(inside).toBeGreaterThanOrEqual(120)
  })
})
