import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedPassages } from '#app/core/similarity/shared-passages.ts'

const shown = (first: string, second: string, atLeast?: number) =>
  sharedPassages(first, second, atLeast).map((passage) => [
    first.slice(passage.first.start, passage.first.end),
    second.slice(passage.second.start, passage.second.end),
    passage.words,
  ])

const letters = 'абвгде'.split('')
const texts = fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((words) => words.join(' '))

describe('sharedPassages', () => {
  it('shows the common passage in both texts, whatever the case, the punctuation and the keyboard', () => {
    const first = 'Менің арманым үлкен. Компьютер болса, мен ағылшын тілін үйренер едім деп ойлаймын. Рақмет!'
    const second = 'Бір күні: «компьютер болса мен агылшын тилин уйренер едим», деп ойлаймын. Біз ауылда тұрамыз.'
    expect(shown(first, second)).toEqual([
      [
        'Компьютер болса, мен ағылшын тілін үйренер едім деп ойлаймын',
        'компьютер болса мен агылшын тилин уйренер едим», деп ойлаймын',
        9,
      ],
    ])
  })

  it('finds passages that changed places, and each word of either text in one passage only', () => {
    const [one, two] = ['бір екі үш төрт бес алты', 'қар жауды дала аппақ болды бүгін']
    expect(shown(`${one}. ${two}`, `${two}, ал ${one}`)).toEqual([
      [one, one, 6],
      [two, two, 6],
    ])
    expect(shown(one, `${one} ${one}`)).toHaveLength(1)
  })

  it('finds nothing in strangers, in short texts and in a run below the least', () => {
    expect(sharedPassages('', '')).toEqual([])
    expect(sharedPassages('бір екі', 'бір екі')).toEqual([])
    expect(shown('бір екі үш төрт бес', 'бір екі үш төрт бес')).toEqual([])
    expect(shown('бір екі үш төрт бес', 'бір екі үш төрт бес', 5)).toHaveLength(1)
  })

  it('gives passages that are equal, apart, within the texts, and as long as the longest common run', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const found = sharedPassages(first, second, 4)
        let end = 0
        for (const passage of found) {
          expect(first.slice(passage.first.start, passage.first.end)).toBe(
            second.slice(passage.second.start, passage.second.end),
          )
          expect(passage.first.start).toBeGreaterThanOrEqual(end)
          end = passage.first.end
        }
        const seconds = found.map((passage) => passage.second).sort((x, y) => x.start - y.start)
        seconds.slice(1).forEach((span, at) => {
          expect(span.start).toBeGreaterThan(seconds[at]?.end ?? 0)
        })
        expect(Math.max(0, ...found.map(({ words }) => words))).toBe(longestCommonRun(first, second, 4))
      }),
    )
  })

  it('never throws on any text, and covers the whole of a text against itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (first, second) => {
        sharedPassages(first, second)
      }),
    )
    const text = Array.from({ length: 600 }, (_, at) => `сөз${at}`).join(' ')
    expect(sharedPassages(text, text)).toEqual([
      { first: { start: 0, end: text.length }, second: { start: 0, end: text.length }, words: 600 },
    ])
  })
})

/** The length in words of the longest common run by the table of all pairs, 0 below the least. */
function longestCommonRun(first: string, second: string, atLeast: number): number {
  const [a, b] = [first, second].map((text) => text.split(' ').filter((word) => word !== ''))
  let longest = 0
  for (let i = 0; i < (a?.length ?? 0); i += 1)
    for (let j = 0; j < (b?.length ?? 0); j += 1) {
      let run = 0
      while (a?.[i + run] !== undefined && a[i + run] === b?.[j + run]) run += 1
      longest = Math.max(longest, run)
    }
  return longest >= atLeast ? longest : 0
}
