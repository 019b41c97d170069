import { describe, expect, it } from 'vitest'
import { whileScoring } from '#app/domain/certainty/while-scoring.ts'

const row = (region: string, considered: number, receive: number) => ({
  region,
  considered,
  receive,
  wrong: receive === 1 ? 0.4321 : receive / 7,
  open: receive,
})
const told = (...regions: ReturnType<typeof row>[]) => whileScoring({ wrong: 3.0749, tenths: [], regions })

describe('what is told of certainty while jurors score', () => {
  it('is no number of few children: they stand in one sum, rounded', () => {
    const doubt = told(row('a', 60, 20), row('b', 1, 1), row('c', 40, 9), row('d', 30, 3))
    expect(doubt?.wrong).toBe(3.1)
    expect(doubt?.regions).toEqual([
      { region: 'a', considered: 60, receive: 20, wrong: 2.9, open: 20 },
      { region: 'others', considered: 71, receive: 13, wrong: 2.1, open: 13 },
    ])
  })

  it('is nothing where all of them are few', () => {
    expect(told(row('a', 4, 1))).toBeNull()
    expect(told(row('a', 40, 2), row('b', 30, 1))).toBeNull()
    expect(told(row('a', 40, 8))?.regions).toHaveLength(1)
  })
})
