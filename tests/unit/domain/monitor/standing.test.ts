import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audiences, isAddressed, type Reader, type ReviewPlan, standingOf } from '#app/domain/monitor/standing.ts'

const today = '2026-03-10'
const plan: ReviewPlan = { finishBy: null, quietDays: 5 }
const reader = (over: Partial<Reader> = {}): Reader => ({
  declared: true,
  pausedUntil: null,
  open: 4,
  done: 2,
  drafts: 0,
  givenOn: '2026-03-01',
  lastOn: '2026-03-08',
  ...over,
})

describe('where a juror stands', () => {
  it.each([
    ['undeclared', reader({ declared: false }), plan],
    ['idle', reader({ open: 0, done: 0 }), plan],
    ['finished', reader({ open: 0 }), plan],
    ['paused', reader({ pausedUntil: today, lastOn: '2026-02-01' }), plan],
    ['reading', reader(), plan],
    ['reading', reader({ lastOn: '2026-03-06' }), plan],
    ['overdue', reader({ lastOn: '2026-03-05' }), plan],
    // The days of a break do not count as quiet ones.
    ['reading', reader({ lastOn: '2026-02-05', pausedUntil: '2026-03-07' }), plan],
    ['not-begun', reader({ done: 0, lastOn: null, givenOn: '2026-03-07' }), plan],
    ['overdue', reader({ done: 0, lastOn: null }), plan],
    ['late', reader(), { ...plan, finishBy: '2026-03-13' }],
    ['late', reader(), { ...plan, finishBy: '2026-03-01' }],
    ['reading', reader(), { ...plan, finishBy: '2026-03-14' }],
  ] as const)('is %s', (standing, who, rules) => {
    expect(standingOf(who, rules, today)).toBe(standing)
  })

  it('never lets a reminder reach whoever has nothing left or takes a break', () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((n) => new Date(Date.UTC(2026, 1, 1 + n)).toISOString().slice(0, 10))
    const anyone = fc.record({
      declared: fc.boolean(),
      pausedUntil: fc.option(day),
      open: fc.integer({ min: 0, max: 3 }),
      done: fc.integer({ min: 0, max: 3 }),
      drafts: fc.integer({ min: 0, max: 3 }),
      givenOn: fc.option(day),
      lastOn: fc.option(day),
    })
    const anyPlan = fc.record({ finishBy: fc.option(day), quietDays: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(anyone, anyPlan, fc.constantFrom(...audiences), (who, rules, audience) => {
        const standing = standingOf(who, rules, today)
        const paused = who.pausedUntil !== null && who.pausedUntil >= today
        const addressed = isAddressed(audience, who, standing)
        if (!who.declared || who.open === 0 || paused) expect(addressed).toBe(false)
        if (addressed) expect(isAddressed('unfinished', who, standing)).toBe(true)
        if (audience === 'not-begun' && addressed) expect(who.done + who.drafts).toBe(0)
      }),
    )
  })
})
