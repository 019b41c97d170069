import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsParts } from '#app/core/message/sms-parts.ts'

describe('the parts of an SMS', () => {
  it('are counted in the alphabet that the text needs', () => {
    expect(smsParts('')).toBe(1)
    expect(smsParts('a'.repeat(160))).toBe(1)
    expect(smsParts('a'.repeat(161))).toBe(2)
    expect(smsParts('a'.repeat(306))).toBe(2)
    expect(smsParts('a'.repeat(307))).toBe(3)
    expect(smsParts(`${'a'.repeat(158)}€`)).toBe(1)
    expect(smsParts(`${'a'.repeat(159)}€`)).toBe(2)
    expect(smsParts('ә'.repeat(70))).toBe(1)
    expect(smsParts('ә'.repeat(71))).toBe(2)
    expect(smsParts('ә'.repeat(134))).toBe(2)
    expect(smsParts('ә'.repeat(135))).toBe(3)
  })

  it('grow by at most one with a letter, and never fall', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '€', ' '), maxLength: 700 }),
        fc.constantFrom('a', '€'),
        (text, more) => {
          const step = smsParts(text + more) - smsParts(text)
          expect(step === 0 || step === 1).toBe(true)
        },
      ),
    )
  })
})
