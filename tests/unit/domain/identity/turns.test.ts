import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTurns } from '#app/domain/identity/turns.ts'

describe('taking turns', () => {
  it('runs never more than its places at once, in order, and all of them, whoever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.scheduler(),
        fc.array(fc.boolean(), { maxLength: 30 }),
        async (places, scheduler, fates) => {
          const inTurn = inTurns(places)
          let running = 0
          let most = 0
          const begun: number[] = []
          const all = fates.map((fails, index) =>
            inTurn(async () => {
              begun.push(index)
              running += 1
              most = Math.max(most, running)
              await scheduler.schedule(Promise.resolve())
              running -= 1
              if (fails) throw new Error(`${index}`)
              return index
            }),
          )
          const settled = Promise.allSettled(all)
          await scheduler.waitFor(settled)
          const results = await settled
          expect(most).toBeLessThanOrEqual(places)
          expect(begun).toEqual(fates.map((_, index) => index))
          expect(results.map(({ status }) => status === 'rejected')).toEqual(fates)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives a place that is handed on to nobody else in between', async () => {
    const inTurn = inTurns(1)
    let running = 0
    let most = 0
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    }
    const first = inTurn(work)
    const second = inTurn(work)
    // A newcomer at the very moment at which the first is done.
    const third = first.then(() => inTurn(work))
    await Promise.all([first, second, third])
    expect(most).toBe(1)
  })
})
