import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords, sameWords, wordsOf } from '#app/core/essay/diff-words.ts'

const words = fc.array(fc.constantFrom('қала', 'кала', 'бала', 'мен', 'сен', 'ой,', '[?]'), { maxLength: 12 })

/** The longest common subsequence by trying everything. */
function longest(a: readonly string[], b: readonly string[]): number {
  const [x, ...restA] = a
  const [y, ...restB] = b
  if (x === undefined || y === undefined) return 0
  return x === y ? 1 + longest(restA, restB) : Math.max(longest(restA, b), longest(a, restB))
}

describe('diffWords', () => {
  it('gives back both texts, word for word', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const stretches = diffWords(a.join(' '), b.join('\n\n'))
        const left = stretches.flatMap((one) => wordsOf('same' in one ? one.same : one.left))
        const right = stretches.flatMap((one) => wordsOf('same' in one ? one.same : one.right))
        expect([left, right]).toEqual([a, b])
      }),
    )
  })

  it('calls as many words alike as can be', () => {
    fc.assert(
      fc.property(
        words.map((all) => all.slice(0, 8)),
        words.map((all) => all.slice(0, 8)),
        (a, b) => {
          const alike = diffWords(a.join(' '), b.join(' ')).flatMap((one) => ('same' in one ? wordsOf(one.same) : []))
          expect(alike).toHaveLength(longest(a, b))
        },
      ),
    )
  })

  it('takes turns: no two stretches of a kind follow each other, and none is empty', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const kinds = diffWords(a.join(' '), b.join(' ')).map((one) => {
          if ('same' in one) expect(one.same).not.toBe('')
          else expect(one.left + one.right).not.toBe('')
          return 'same' in one
        })
        expect(kinds.some((kind, at) => at > 0 && kind === kinds[at - 1])).toBe(false)
      }),
    )
  })

  it('finds nothing when, and only when, the same words were typed', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [a.join(' '), b.join('  \n')]
        expect(diffWords(left, right).every((one) => 'same' in one)).toBe(sameWords(left, right))
        expect(sameWords(left, a.join('\n'))).toBe(true)
      }),
    )
  })

  it('marks one Kazakh letter, a comma and a word that is missing', () => {
    expect(diffWords('Менің қалам үлкен, көшем жарық', 'Менің калам үлкен көшем')).toEqual([
      { same: 'Менің' },
      { left: 'қалам үлкен,', right: 'калам үлкен' },
      { same: 'көшем' },
      { left: 'жарық', right: '' },
    ])
  })
})
