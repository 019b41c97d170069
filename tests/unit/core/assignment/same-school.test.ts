import { describe, expect, it } from 'vitest'
import { maybeSameSchool, schoolWords } from '#app/core/assignment/same-school.ts'

const same = (a: string, b: string) => maybeSameSchool(schoolWords(a), schoolWords(b))

describe('maybeSameSchool', () => {
  it.each([
    ['№5 мектеп', 'Школа № 5'],
    ['Абай атындағы орта мектеп', 'Абай орта мектебі'],
    ['Шу қаласы, №7 жалпы орта білім беретін мектеп', 'школа №7'],
    ['Қарасу орта мектебі', 'Карасу орта мектебi'],
    ['КГУ «Школа-лицей №05»', 'лицей 5'],
    ['Мектеп-гимназия № 12', 'school no. 12'],
  ])('joins %s and %s', (a, b) => expect(same(a, b)).toBe(true))

  it.each([
    ['№5 мектеп', '№15 мектеп'],
    ['Абай атындағы №3 мектеп', 'Абай атындағы №4 мектеп'],
    ['Орта мектеп', '№1 орта мектеп'],
    ['', '№1 мектеп'],
  ])('parts «%s» and «%s»', (a, b) => expect(same(a, b)).toBe(false))
})
