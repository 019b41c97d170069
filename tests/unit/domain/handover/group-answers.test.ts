import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastPublished } from '#app/core/disclosure/merge-small.ts'
import { groupAnswers } from '#app/domain/handover/group-answers.ts'
import { answers } from '#app/domain/handover/rules.ts'

const counts = (works: number, broken: number, help: number, gone: number) =>
  new Map(answers.map((answer, at) => [answer, [works, broken, help, gone][at] ?? 0]))

describe('groupAnswers', () => {
  it('shows answers apart when none is few', () => {
    expect(groupAnswers(counts(40, 7, 0, 5))).toEqual([
      { answers: ['works'], families: 40 },
      { answers: ['broken'], families: 7 },
      { answers: ['help'], families: 0 },
      { answers: ['gone'], families: 5 },
    ])
  })

  it('counts the few together, with others until they are not', () => {
    expect(groupAnswers(counts(40, 9, 0, 1))).toEqual([
      { answers: ['works'], families: 40 },
      { answers: ['help'], families: 0 },
      { answers: ['broken', 'gone'], families: 10 },
    ])
    expect(groupAnswers(counts(2, 0, 0, 1))).toEqual([])
  })

  it('says no small number, and loses no family but all of them', () => {
    const some = fc.nat({ max: 12 })
    fc.assert(
      fc.property(some, some, some, some, (...each) => {
        const groups = groupAnswers(counts(...each))
        for (const { families } of groups) expect(families === 0 || families >= leastPublished).toBe(true)
        const whole = each.reduce((sum, one) => sum + one, 0)
        const shown = groups.reduce((sum, { families }) => sum + families, 0)
        expect(shown === whole || (shown === 0 && whole < leastPublished)).toBe(true)
      }),
    )
  })
})
