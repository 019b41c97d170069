import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alphabet, codeFromBytes, isWholeCode } from '#app/core/blinding/code.ts'
import { codeMistake } from '#app/core/blinding/code-mistake.ts'

const codes = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(codeFromBytes)

describe('a mistyped code', () => {
  it('is none when it reads, in any keyboard layout', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(codeMistake(code)).toBeNull()
        const typed = code.replace(
          /[ABCEHKMPTXY013]/g,
          (letter) => 'АВСЕНКМРТХҮОІЗ'['ABCEHKMPTXY013'.indexOf(letter)] ?? '',
        )
        expect(codeMistake(typed.toLowerCase())).toBeNull()
      }),
    )
  })

  it('is always noticed, and what is said of it would repair it', () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.nat(30), (code, at, step) => {
        const other = alphabet[(alphabet.indexOf(code.charAt(at)) + 1 + step) % 32] ?? ''
        const typed = code.slice(0, at) + other + code.slice(at + 1)
        const mistake = codeMistake(typed)
        expect(mistake).not.toBeNull()
        if (mistake?.kind === 'alike') {
          const repaired = Array.from(typed)
            .with(mistake.at - 1, mistake.meant)
            .join('')
          expect(typed.charAt(mistake.at - 1)).toBe(mistake.typed)
          expect(isWholeCode(repaired)).toBe(true)
        }
        if (mistake?.kind === 'swap') {
          const symbols = Array.from(typed)
          const [first = '', second = ''] = symbols.slice(mistake.at - 1, mistake.at + 1)
          symbols.splice(mistake.at - 1, 2, second, first)
          expect(isWholeCode(symbols.join(''))).toBe(true)
        }
      }),
    )
  })

  it('names the swap of neighbours, unless a look-alike explains it too', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), (code, at) => {
        fc.pre(code[at] !== code[at + 1])
        const symbols = Array.from(code)
        symbols.splice(at, 2, code.charAt(at + 1), code.charAt(at))
        const mistake = codeMistake(symbols.join(''))
        expect(['swap', 'alike']).toContain(mistake?.kind)
      }),
    )
  })

  it('names a digit that was read as its letter', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const at = code.indexOf('5')
        fc.pre(at >= 0)
        const mistake = codeMistake(`${code.slice(0, at)}S${code.slice(at + 1)}`)
        expect(mistake?.kind).toBe('alike')
      }),
    )
  })

  it('tells length and strange symbols', () => {
    expect(codeMistake('')).toEqual({ kind: 'length', symbols: 0 })
    expect(codeMistake('7KQ-2M9-XA')).toEqual({ kind: 'length', symbols: 8 })
    expect(codeMistake('7KQ-2M9-XAЖ')).toEqual({ kind: 'symbol', at: 9, typed: 'Ж' })
    expect(codeMistake('UKQ2M9XAB')).toEqual({ kind: 'symbol', at: 1, typed: 'U' })
  })
})
