import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samePeople } from '#app/core/similarity/same-person.ts'
import { jaccard, shinglesOf } from '#app/core/similarity/shingles.ts'
import { similarPairs } from '#app/core/similarity/similar-pairs.ts'
import { sketchOf } from '#app/core/similarity/sketch.ts'

const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `сөз${from + at}`)
const meet = (a: string, b: string) => {
  const keys = new Set(sketchOf(shinglesOf(a)))
  return sketchOf(shinglesOf(b)).some((key) => keys.has(key))
}

describe('jaccard over word triples', () => {
  it('is 1 for the same words whatever the case, the punctuation and the keyboard, and 0 for others', () => {
    expect(jaccard(shinglesOf('Менің үйім бар, ағайын!'), shinglesOf('менин уйим бар агайын'))).toBe(1)
    expect(jaccard(shinglesOf('бір екі үш төрт'), shinglesOf('бес алты жеті сегіз'))).toBe(0)
    expect(jaccard(shinglesOf(''), shinglesOf(''))).toBe(0)
  })

  it('counts shared triples: one changed word of n breaks three', () => {
    const original = words(100)
    const changed = original.with(50, 'басқа')
    // 98 triples each, 95 shared: 95 / 101.
    expect(jaccard(shinglesOf(original.join(' ')), shinglesOf(changed.join(' ')))).toBeCloseTo(95 / 101, 10)
  })

  it('is symmetric and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (a, b) => {
        const [x, y] = [shinglesOf(a), shinglesOf(b)]
        expect(jaccard(x, y)).toBe(jaccard(y, x))
        expect(jaccard(x, y)).toBeGreaterThanOrEqual(0)
        expect(jaccard(x, y)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('sketchOf', () => {
  it('lets texts with a few changed words meet and keeps strangers apart', () => {
    let met = 0
    let strangers = 0
    for (let at = 0; at < 100; at += 1) {
      const original = words(200, at * 1000)
      const changed = original.map((word, index) => (index % 25 === 12 ? `жаңа${index}` : word))
      if (meet(original.join(' '), changed.join(' '))) met += 1
      if (meet(original.join(' '), words(200, at * 1000 + 500).join(' '))) strangers += 1
    }
    // Similarity 0.78: a miss has a chance of 0.0001; strangers share nothing.
    expect(met).toBe(100)
    expect(strangers).toBe(0)
  })

  it('is fixed, so that stored sketches stay comparable', () => {
    expect([...sketchOf(shinglesOf('балаларға қармақ бер'))].slice(0, 3)).toEqual([733675280, -1809495275, 1275478971])
    expect(sketchOf(new Uint32Array())).toEqual(new Int32Array())
  })
})

describe('similarPairs', () => {
  it('keeps the candidates that are near-identical', () => {
    const a = words(100).join(' ')
    const texts = [
      { id: 'a', body: a },
      { id: 'b', body: `${a} тағы` },
      { id: 'c', body: words(100, 90).join(' ') },
    ]
    const candidates = [
      { first: 'a', second: 'b' },
      { first: 'a', second: 'c' },
    ]
    expect(similarPairs(texts, candidates)).toEqual([{ first: 'a', second: 'b', similarity: 98 / 99 }])
  })
})

describe('samePeople', () => {
  const child = { familyName: 'Серікбаева', givenName: 'Айгүл', birthDate: '2013-04-17', phone: '+77015550101' }
  it('compares names by sound and in either order, within one birthday', () => {
    const people = [
      { ...child, id: '1' },
      { ...child, id: '2', familyName: 'Aigul', givenName: 'Serikbayeva', phone: '+77015550102' },
      { ...child, id: '3', birthDate: '2013-04-18' },
      { ...child, id: '4', familyName: 'Серікбаев', givenName: 'Ерлан' },
    ]
    expect(samePeople(people)).toEqual([
      { first: '1', second: '2', kind: 'same-person' },
      { first: '1', second: '4', kind: 'same-phone' },
    ])
  })
})
