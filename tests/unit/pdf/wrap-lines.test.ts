import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapLines } from '#app/pdf/wrap-lines.ts'

const widthOf = (text: string) => text.length

it('breaks at spaces, and within a word that alone is too wide', () => {
  expect(wrapLines('Шу ауданы, Жамбыл', 10, widthOf)).toEqual(['Шу ауданы,', 'Жамбыл'])
  expect(wrapLines('а бвгдежз', 3, widthOf)).toEqual(['а', 'бвг', 'деж', 'з'])
  expect(wrapLines('бір\nекі', 10, widthOf)).toEqual(['бір', 'екі'])
  expect(wrapLines('', 10, widthOf)).toEqual([''])
})

it('loses no letter and is never too wide', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('а', 'ә', ' ', 'ж') }),
      fc.integer({ min: 1, max: 9 }),
      (text, width) => {
        const lines = wrapLines(text, width, widthOf)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      },
    ),
  )
})
