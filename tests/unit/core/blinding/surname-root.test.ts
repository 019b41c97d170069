import { describe, expect, it } from 'vitest'
import { surnameRoot, surnameRoots } from '#app/core/blinding/surname-root.ts'

describe('surnameRoot', () => {
  it.each([
    ['Серікбаев', 'Серикбаева', 'Serikbayeva', 'SERIKBAEV', 'Серікбай', 'Серікбайұлы', 'Serikbay'],
    ['Оспанов', 'Оспанова', 'Оспан', 'Оспанұлы', 'Оспанқызы', 'Ospanov', 'Ospan'],
    ['Әлиев', 'Алиева', 'Әли', 'Aliyev', 'Aliev'],
    ['Жұмабаев', 'Жумабаева', 'Zhumabayev', 'Jumabay', 'Жұмабай'],
    ['Қасымов', 'Касымова', 'Kasymov', 'Қасым'],
    ['Шәріпов', 'Шарипова', 'Sharipov', 'Шәріп'],
    ['Ковальский', 'Ковальская', 'Kovalskaya', 'Kovalsky'],
    ['Айтжанин', 'Айтжанина', 'Айтжан'],
    ['Ким', 'Kim'],
    ['Мұқанов', 'Муканова', 'Mukanova', 'Мұқан'],
  ])('is one for %s and all its spellings', (...spellings) => {
    expect(new Set(spellings.map(surnameRoot)).size).toBe(1)
  })

  it.each([
    ['Серікбаев', 'Серіков'],
    ['Оспанов', 'Османов'],
    ['Ким', 'Каримов'],
    ['Ли', 'Лим'],
    ['Нұрланов', 'Нұралиев'],
  ])('parts %s and %s', (a, b) => expect(surnameRoot(a)).not.toBe(surnameRoot(b)))
})

describe('surnameRoots', () => {
  it('reads full names in any order, without the father', () => {
    expect(surnameRoots('Айгүл Серікбаева Нұрланқызы')).toEqual([surnameRoot('Айгүл'), surnameRoot('Серікбай')])
    expect(surnameRoots('Serikbayev Yerlan')).toContain(surnameRoot('Серікбай'))
    expect(surnameRoots('Петров-Водкин Кузьма Сергеевич')).toEqual(['petr', 'vodk', surnameRoot('Кузьма')])
    expect(surnameRoots('Оспанұлы')).toEqual([surnameRoot('Оспанов')])
    expect(surnameRoots(' № 7 ')).toEqual([])
  })

  it('keeps sure family names alone when asked to', () => {
    expect(surnameRoots('Марина Ким', 'family')).toEqual([])
    expect(surnameRoots('Серікбаева Айгүл', 'family')).toEqual([surnameRoot('Серікбай')])
  })
})
