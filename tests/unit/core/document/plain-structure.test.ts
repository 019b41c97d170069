import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainStructure } from '#app/core/document/plain-structure.ts'
import { countWords } from '#app/core/essay/count-words.ts'

describe('plainStructure', () => {
  it('returns a text without signs of emphasis as it is', () => {
    const typed = '- Сәлем!\n- Қалайсың?\n\n\n  Ол 5 рет айтты: «жоқ».\n> дәйексөз'
    expect(plainStructure(typed)).toBe(typed)
  })

  it('takes emphasis, links and escapes away and keeps paragraphs, lists and quotations', () => {
    const marked =
      '**Ай**гүл *мен*\nекінші жол\n\n- бірінші\n- **екінші**\n\n1. бір\n2. екі\n\n> дәйексөз [сөз](https://example.kz)\n\n5 \\* 3'
    expect(plainStructure(marked)).toBe(
      'Айгүл мен\nекінші жол\n\n- бірінші\n- екінші\n\n1. бір\n2. екі\n\n> дәйексөз сөз\n\n5 * 3',
    )
  })

  it('is not overflown by 20,000 nested quotations or lists', () => {
    for (const sign of ['> ', '- ']) {
      const nested = `**а** ${sign.repeat(20_000)}`
      expect(typeof plainStructure(`${sign.repeat(20_000)}*а*`)).toBe('string')
      expect(typeof plainStructure(nested)).toBe('string')
    }
  })

  it('changes no number of words by taking emphasis away', () => {
    const word = fc.constantFrom('ата-анам', 'мен', '2026', 'Айгүл')
    const piece = fc.tuple(word, fc.constantFrom('', '*', '**')).map(([one, sign]) => `${sign}${one}${sign}`)
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ')
        expect(countWords(plainStructure(text))).toBe(countWords(text))
      }),
    )
  })
})
