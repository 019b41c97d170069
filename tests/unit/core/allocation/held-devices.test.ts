import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import type { Problem } from '#app/core/allocation/device-problem.ts'
import { problems } from './arbitrary-problem.ts'

const lotteryOf = (id: string) => createHmac('sha256', 'seed').update(id).digest('hex')

/** The same problem once some of its recipients were told. */
function told(problem: Problem, which: (at: number) => boolean) {
  const { recipients } = allocateDevices(problem, lotteryOf)
  const holding = new Map(recipients.filter((_, at) => which(at)).map(({ applicant, lot }) => [applicant, lot]))
  const applicants = problem.applicants.map((one) => {
    const holds = holding.get(one.id)
    return holds === undefined ? one : { ...one, holds }
  })
  return { problem: { ...problem, applicants }, holding }
}

describe('who was told of a device', () => {
  it('keeps it, whatever becomes of facts, points and quotas; nothing is given twice', () => {
    const change = fc.record({
      score: fc.integer({ min: 0, max: 9 }),
      region: fc.constantFrom('d0', 'd3'),
      out: fc.boolean(),
    })
    fc.assert(
      fc.property(
        problems(12, 4),
        fc.array(fc.boolean()),
        fc.array(change),
        fc.nat(2),
        (first, bits, changes, quota) => {
          const { problem, holding } = told(first, (at) => bits[at] ?? true)
          const corrected: Problem = {
            ...problem,
            regions: problem.regions.map((node) => (node.quota === undefined ? node : { ...node, quota })),
            applicants: problem.applicants.map((one, at) => {
              const to = changes[at]
              return to
                ? { ...one, score: to.score, region: to.region, groups: [], ...(to.out ? { excluded: 'x' } : {}) }
                : one
            }),
          }
          const { recipients } = allocateDevices(corrected, lotteryOf)
          const given = new Map(recipients.map((row) => [row.applicant, row]))
          for (const [applicant, lot] of holding) {
            expect(given.get(applicant)).toMatchObject({ lot, reason: { by: 'held' } })
          }
          for (const { id, count } of problem.lots) {
            expect(recipients.filter(({ lot }) => lot === id).length).toBeLessThanOrEqual(count)
          }
          // Whoever comes in besides finds every quota above them unused, the held devices counted.
          const parent = new Map(corrected.regions.map((node) => [node.id, node.parent]))
          const below = (node: string) => (region: string) => {
            for (let at: string | undefined = region; at !== undefined; at = parent.get(at))
              if (at === node) return true
            return false
          }
          for (const node of corrected.regions) {
            if (node.quota === undefined) continue
            const inside = recipients.filter(({ region }) => below(node.id)(region))
            if (inside.some(({ applicant }) => !holding.has(applicant)))
              expect(inside.length).toBeLessThanOrEqual(node.quota)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('changes nothing for anybody while nothing else has changed', () => {
    fc.assert(
      fc.property(problems(12, 4), (generated) => {
        const first = { ...generated, policy: { ...generated.policy, reserves: [] } }
        const before = allocateDevices(first, lotteryOf)
        const after = allocateDevices(told(first, () => true).problem, lotteryOf)
        const pairs = ({ recipients }: typeof before) => recipients.map(({ applicant, lot }) => [applicant, lot])
        expect(pairs(after)).toEqual(pairs(before))
        expect(after.waiting.map(({ applicant }) => applicant)).toEqual(
          before.waiting.map(({ applicant }) => applicant),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('cannot be told of more than there is', () => {
    const problem: Problem = {
      regions: [{ id: 'r' }],
      lots: [{ id: 'l', class: 'laptop', count: 1 }],
      applicants: ['a', 'b'].map((id) => ({ id, region: 'r', score: 1, groups: [], holds: 'l' })),
      policy: {},
    }
    expect(() => allocateDevices(problem, lotteryOf)).toThrow(RangeError)
  })
})
