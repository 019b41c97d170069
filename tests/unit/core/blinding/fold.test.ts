import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldForSearch, soundKey } from '#app/core/blinding/fold.ts'
import { isFormOf } from '#app/core/blinding/inflection.ts'

describe('foldForSearch', () => {
  it.each([
    ['қала', 'кала'],
    ['Әсел Үмітқызы', 'асел умиткызы'],
    ['  АЙГҮЛ,  Айгул! ', 'аигул аигул'],
    ['Cерік', 'серик'],
    ['ёлка', 'елка'],
    ['7KQ-2M9-XAC', '7kq 2m9 xac'],
  ])('%s -> %s', (text, folded) => expect(foldForSearch(text)).toBe(folded))

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldForSearch(text)
        expect(foldForSearch(once)).toBe(once)
      }),
    )
  })
})

describe('soundKey', () => {
  it.each([
    ['Айгүл', ['Айгул', 'Айгуль', 'Aigul', 'Aigül', 'Aygul', 'AYGÜL', 'айгүл']],
    ['Жансая', ['Zhansaya', 'Jansaya', 'Жансая']],
    ['Шыңғыс', ['Шынгыс', 'Shyngys', 'Şyñğys', 'Shynggys']],
    ['Құралай', ['Куралай', 'Kuralay', 'Quralai']],
    ['Еркебұлан', ['Еркебулан', 'Yerkebulan', 'Erkebulan']],
    ['Әлия', ['Алия', 'Aliya', 'Aliia']],
    ['Бауыржан', ['Бауржан', 'Baurzhan']],
    ['Мұхтар', ['Мухтар', 'Mukhtar', 'Muhtar']],
  ])('%s sounds like its other spellings', (name, spellings) => {
    for (const spelling of spellings) expect(soundKey(spelling), spelling).toBe(soundKey(name))
  })
})

describe('isFormOf', () => {
  const forms: [string, string[], string[]][] = [
    [
      'Айгүл',
      ['Айгүлдің', 'Айгүлге', 'Айгүлімізден', 'Айгүлдер', 'Айгулями', 'Айгулью'],
      ['айгүлденген', 'Айгерім', 'гүл'],
    ],
    [
      'Серік',
      ['Серіктің', 'Серікке', 'Серігім', 'Серіктен', 'Серикам', 'Серику', 'Серікпін'],
      ['серіктестік', 'Серікбай'],
    ],
    ['Асан', ['Асаннан', 'Асанды', 'Асаном'], ['Асанәлі']],
    ['Абай', ['Абайдың', 'Абая', 'Абаю', 'Абаем'], ['абайлап']],
    ['Мария', ['Марии', 'Марию', 'Марией', 'Марияның'], ['Марат']],
    ['Ковалевская', ['Ковалевской', 'Ковалевскую', 'Ковалевский', 'Ковалевских'], ['Ковалёв']],
    ['Алмас', ['Алмасқа', 'Алмаспен', 'Алмастан'], ['алмастыру']],
  ]
  it.each(forms)('%s', (base, yes, no) => {
    for (const form of yes) expect(isFormOf(soundKey(form), soundKey(base)), form).toBe(true)
    for (const form of no) expect(isFormOf(soundKey(form), soundKey(base)), form).toBe(false)
  })
})
