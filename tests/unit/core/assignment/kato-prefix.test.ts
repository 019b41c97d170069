import { describe, expect, it } from 'vitest'
import { conflictKey, katoPrefix, regionKeys } from '#app/core/assignment/kato-prefix.ts'

describe('katoPrefix', () => {
  it('keeps what everything inside a unit begins with', () => {
    expect(['110000000', '111000000', '111010000', '111011000', '111011123'].map(katoPrefix)).toEqual([
      '11',
      '1110',
      '111010',
      '111011',
      '111011123',
    ])
  })

  it('finds an essay under its own unit and all above, and other texts only under themselves', () => {
    const holds = (declared: string, region: string) => regionKeys(region).includes(conflictKey(declared))
    expect(holds('110000000', '111011123')).toBe(true)
    expect(holds('111011000', '111011123')).toBe(true)
    expect(holds('111011123', '111011123')).toBe(true)
    expect(holds('111011123', '111010000')).toBe(false)
    expect(holds('112000000', '111011123')).toBe(false)
    expect(holds('r1', 'r12')).toBe(false)
    expect(holds('r10', 'r12')).toBe(false)
    expect(holds('r1', 'r1')).toBe(true)
  })
})
