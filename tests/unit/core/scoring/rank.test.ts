import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { competitionRanks } from '#app/core/scoring/rank.ts'

describe('competition ranks', () => {
  it('share the best place among equals and leave the next places empty', () => {
    expect(competitionRanks([50, 90, 70, 70, 10])).toEqual([
      { rank: 4, tied: false },
      { rank: 1, tied: false },
      { rank: 2, tied: true },
      { rank: 2, tied: true },
      { rank: 5, tied: false },
    ])
    expect(competitionRanks([])).toEqual([])
  })

  it('take scores for equal after rounding to six decimals', () => {
    const ranks = competitionRanks([66.6666666667, 66.66666666, 66.666665])
    expect(ranks.map(({ rank }) => rank)).toEqual([1, 1, 3])
  })

  it('are one more than the number of better ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (scores) => {
        competitionRanks(scores).forEach(({ rank, tied }, index) => {
          const own = scores[index] ?? 0
          expect(rank).toBe(1 + scores.filter((score) => score > own).length)
          expect(tied).toBe(scores.filter((score) => score === own).length > 1)
        })
      }),
    )
  })
})
