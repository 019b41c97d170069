import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFromBytes, formatCode, readCode } from '#app/core/blinding/code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(codeFromBytes)

describe('card codes', () => {
  it('are read back however they are typed', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('', ' ', '-', ' – '), fc.boolean(), (code, separator, lower) => {
        const spaced = code.match(/.{3}/g)?.join(separator) ?? ''
        expect(readCode(lower ? spaced.toLowerCase() : spaced)).toEqual({ ok: true, code })
        expect(readCode(formatCode(code))).toEqual({ ok: true, code })
      }),
    )
  })

  it('are read with O for 0, I and L for 1, and with Cyrillic look-alikes', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const misread = code.replaceAll('0', 'O').replace(/1/g, (_, at: number) => (at % 2 ? 'I' : 'l'))
        expect(readCode(misread)).toEqual({ ok: true, code })
        const cyrillic = code.replace(/[ABCEHKMPTXY]/g, (letter) => 'АВСЕНКМРТХУ'['ABCEHKMPTXY'.indexOf(letter)] ?? '')
        expect(readCode(cyrillic)).toEqual({ ok: true, code })
      }),
    )
  })

  it('notice every wrong symbol', () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.nat(30), (code, at, step) => {
        const other = alphabet[(alphabet.indexOf(code.charAt(at)) + 1 + step) % 32]
        expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual({ ok: false, reason: 'check' })
      }),
    )
  })

  it('notice every swap of two different symbols', () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.nat(8), (code, first, second) => {
        fc.pre(code[first] !== code[second])
        const symbols = [...code]
        symbols[first] = code.charAt(second)
        symbols[second] = code.charAt(first)
        expect(readCode(symbols.join(''))).toEqual({ ok: false, reason: 'check' })
      }),
    )
  })

  it('say what is wrong with other things', () => {
    expect(readCode('')).toEqual({ ok: false, reason: 'length' })
    expect(readCode('7KQ-2M9-XA')).toEqual({ ok: false, reason: 'length' })
    expect(readCode('7KQ-2M9-XAЖ')).toEqual({ ok: false, reason: 'symbol' })
    expect(readCode('٠٠٠٠٠٠٠٠٠')).toEqual({ ok: false, reason: 'symbol' })
    expect(() => codeFromBytes(new Uint8Array(7))).toThrow(RangeError)
  })
})
