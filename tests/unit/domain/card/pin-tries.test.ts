import { describe, expect, it } from 'vitest'
import { freeTries, pauseAfter } from '#app/domain/card/pin-tries.ts'
import { mayAsk } from '#app/domain/card/sms-code.ts'
import { isEasyPin } from '#app/domain/identity/easy-pin.ts'

const hour = 3_600_000

/** How many PINs somebody can try who never rests. */
function triesWithin(ms: number): number {
  let tries = 0
  for (let at = 0; at < ms; at += pauseAfter(tries)) tries += 1
  return tries
}

describe('the tries of one card', () => {
  it('are free at first, then further and further apart', () => {
    for (let tries = 0; tries < freeTries; tries += 1) expect(pauseAfter(tries)).toBe(0)
    for (let tries = freeTries; tries < 30; tries += 1) {
      expect(pauseAfter(tries)).toBeGreaterThan(0)
      expect(pauseAfter(tries + 1)).toBeGreaterThanOrEqual(pauseAfter(tries))
    }
  })

  it('are 10 in a day and 100 in ninety days at most, out of a million PINs', () => {
    expect(triesWithin(24 * hour)).toBeLessThanOrEqual(11)
    expect(triesWithin(90 * 24 * hour)).toBeLessThanOrEqual(101)
  })
})

describe('a PIN', () => {
  it('is easy when it is what everybody would try first', () => {
    for (const pin of [
      '000000',
      '123456',
      '654321',
      '121212',
      '123123',
      '111222',
      '112233',
      '135791',
      '147258',
      '890123',
    ]) {
      expect(isEasyPin(pin), pin).toBe(true)
    }
    for (const pin of ['482915', '719304', '550273']) expect(isEasyPin(pin), pin).toBe(false)
  })

  it('is hardly ever refused without a reason', () => {
    let easy = 0
    for (let pin = 0; pin < 1_000_000; pin += 1) if (isEasyPin(String(pin).padStart(6, '0'))) easy += 1
    expect(easy).toBeLessThan(2500)
  })
})

describe('asking for an SMS', () => {
  const now = new Date('2026-03-02T05:00:00.000Z')
  const ago = (hours: number, tries = 0) => ({ asked_at: new Date(now.getTime() - hours * hour), tries })
  it('waits a minute, stops at three a day, and for good once three were guessed at', () => {
    expect(mayAsk([], now)).toBe(true)
    expect(mayAsk([ago(0.01)], now)).toBe(false)
    expect(mayAsk([ago(1), ago(2)], now)).toBe(true)
    expect(mayAsk([ago(1), ago(2), ago(3)], now)).toBe(false)
    expect(mayAsk([ago(30, 5), ago(60, 5), ago(90, 5)], now)).toBe(false)
    expect(mayAsk([ago(30, 5), ago(60, 5), ago(90, 4)], now)).toBe(true)
  })
})
