import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import { earmarkReach } from '#app/core/allocation/earmark-reach.ts'
import { successorOf } from '#app/core/allocation/succession.ts'
import { problems } from './arbitrary-problem.ts'
import { canHave, naiveOrder, oneAHousehold, quotasHold } from './naive.ts'

const lotteryOf = (id: string) => createHmac('sha256', 'seed').update(id).digest('hex')

describe('succession', () => {
  it('gives the freed device to the first in order for whom it is feasible, and moves nobody else', () => {
    fc.assert(
      fc.property(problems(12, 4), fc.nat(), (generated, pick) => {
        const problem = { ...generated, policy: { ...generated.policy, reserves: [] } }
        const { recipients } = allocateDevices(problem, lotteryOf)
        fc.pre(recipients.length > 0)
        const gone = recipients[pick % recipients.length]?.applicant ?? ''
        const freed = problem.lots.find(({ id }) => id === recipients.find((row) => row.applicant === gone)?.lot)
        if (!freed) throw new Error('no lot')
        const successor = successorOf(problem, recipients, gone, new Set(), lotteryOf)
        const staying = problem.applicants.filter(
          ({ id }) => id !== gone && recipients.some(({ applicant }) => applicant === id),
        )
        const feasible = (wide: boolean) =>
          naiveOrder(problem, lotteryOf).find(
            (one) =>
              one.id !== gone &&
              !staying.includes(one) &&
              canHave(problem, freed, one, wide) &&
              quotasHold(problem, [...staying, one]) &&
              oneAHousehold([...staying, one]),
          )
        expect(successor?.applicant).toBe((feasible(false) ?? feasible(true))?.id)
        if (successor) expect(successor.lot).toBe(freed.id)
      }),
      { numRuns: 600 },
    )
  })

  it('passes over those who declined, and puts a reserve that would fall short first', () => {
    const problem = {
      regions: [{ id: 'r', quota: 2 }],
      lots: [{ id: 'l', class: 'laptop', count: 2 }],
      applicants: [
        { id: 'a', region: 'r', score: 9, groups: [] },
        { id: 'b', region: 'r', score: 5, groups: ['disability'] },
        { id: 'c', region: 'r', score: 8, groups: [] },
        { id: 'd', region: 'r', score: 1, groups: ['disability'] },
      ],
      policy: { reserves: [{ group: 'disability', share: 0.5, level: 'region' as const }] },
    }
    const { recipients } = allocateDevices(problem, lotteryOf)
    expect(recipients.map(({ applicant, reason }) => [applicant, reason.by])).toEqual([
      ['a', 'order'],
      ['b', 'reserve'],
    ])
    const next = (gone: string, ...closed: string[]) =>
      successorOf(problem, recipients, gone, new Set(closed), lotteryOf)
    expect(next('b')).toMatchObject({ applicant: 'd', by: 'reserve' })
    expect(next('b', 'd')).toMatchObject({ applicant: 'c', by: 'order' })
    expect(next('a')).toMatchObject({ applicant: 'c', by: 'order' })
    expect(next('a', 'c', 'd')).toBeNull()
    expect(() => next('c')).toThrow(RangeError)
  })
})

describe("a donor's condition, before it is accepted", () => {
  it('says whom it would reach, bound and open, by the real engine', () => {
    const problem = {
      regions: [{ id: 'shu' }, { id: 'other' }],
      lots: [{ id: 'l', class: 'laptop', count: 1 }],
      applicants: [
        { id: 'a', region: 'other', score: 9, groups: [] },
        { id: 'b', region: 'other', score: 8, groups: [] },
        { id: 'c', region: 'other', score: 7, groups: [] },
        { id: 'd', region: 'shu', score: 2, groups: [] },
      ],
      policy: {},
    }
    expect(earmarkReach(problem, { class: 'laptop', count: 2, earmark: { region: 'shu' } }, lotteryOf)).toEqual({
      eligible: 1,
      served: 0,
      bound: { reached: 1, deepest: 4, idle: 1 },
      open: { reached: 2, deepest: 3, idle: 0 },
    })
  })
})
