import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from '#app/core/canonical/canonical-json.ts'

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units and writes numbers as ECMAScript does (RFC 8785, 3.2.3)', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 4.5, '\ud83d\ude00': 1e30, ё: 2e-3, a: undefined })).toBe(
      '{"\\r":2,"1":4.5,"ё":0.002,"€":1,"😀":1e+30}',
    )
    expect(canonicalJson([1, 'ә', null, true, -0])).toBe('[1,"ә",null,true,0]')
  })

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson({ score: Number.NaN })).toThrow(RangeError)
  })

  it('means the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(reversed(value) as Json)).toBe(text)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
