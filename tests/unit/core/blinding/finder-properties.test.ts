import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nicknamesOf } from '#app/core/blinding/diminutives.ts'
import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import { soundKey } from '#app/core/blinding/fold.ts'
import type { KnownIdentity } from '#app/core/blinding/identifier.ts'
import { isNearFormOf } from '#app/core/blinding/near-spelling.ts'
import { redact } from '#app/core/blinding/redact.ts'
import { labelledSentences } from '#tests/bench/blinding/labelled-sentences.ts'

const sentences = [...labelledSentences('dev'), ...labelledSentences('held-out')]
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...sentences.map(({ text }) => text)), { maxLength: 6 }).map((all) => all.join(' ')),
  fc
    .array(
      fc.constantFrom(
        'Айгүл',
        '№',
        '12',
        'мектеп',
        'ауылы',
        '@',
        '.',
        ' ',
        '-',
        '«',
        '»',
        'А',
        '\ud800',
        'ғ',
        '8',
        '\n',
      ),
    )
    .map((all) => all.join('')),
)
const anyChild: fc.Arbitrary<KnownIdentity> = fc.oneof(
  fc.constantFrom(...sentences.map(({ child }) => child)),
  fc.record({
    givenName: fc.string({ unit: 'binary' }),
    familyName: fc.string(),
    patronymic: fc.string(),
    guardianName: fc.string({ unit: 'grapheme' }),
    school: fc.string(),
    village: fc.string(),
    districts: fc.array(fc.string(), { maxLength: 2 }),
    regions: fc.array(fc.string(), { maxLength: 2 }),
  }),
)

describe('findIdentifiers', () => {
  it('never throws, and its spans are sorted, apart, within the text and the same each time', () => {
    fc.assert(
      fc.property(anyText, anyChild, (text, child) => {
        const spans = findIdentifiers(text, child)
        let last = 0
        for (const { start, end, match } of spans) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(match).toBe(text.slice(start, end))
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
        expect(findIdentifiers(text, child)).toEqual(spans)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves a redacted text as it is when it is redacted again', () => {
    fc.assert(
      fc.property(anyText, anyChild, fc.constantFrom('kk' as const, 'ru' as const), (text, child, language) => {
        const once = redact(text, findIdentifiers(text, child), language)
        const hidden = findIdentifiers(once, child)
        const twice = redact(once, hidden, language)
        expect(redact(twice, findIdentifiers(twice, child), language)).toBe(twice)
      }),
    )
  })

  const withoutKazakh = (text: string) =>
    text.replace(/[әғқңөұүһі]/gi, (letter) => {
      const plain =
        { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' }[letter.toLowerCase()] ?? letter
      return letter === letter.toLowerCase() ? plain : plain.toUpperCase()
    })
  const children = ['Айгүл', 'Жансұлу', 'Мөлдір', 'Қанағат', 'Әсемгүл', 'Өмірзақ', 'Іңкәр', 'Ғалымжан', 'Ұлпан']
  const endings = ['', 'дің', 'ға', 'ды', 'дан', 'мен', 'жан', 'ым', 'лар', 'дікі']

  it('finds a name typed without Kazakh letters wherever it finds it with them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...children), fc.constantFrom(...endings), (givenName, ending) => {
        const text = `Бүгін ${givenName}${ending} келеді.`
        const offsets = (written: string) =>
          findIdentifiers(written, { givenName }).map(({ start, end }) => [start, end])
        expect(offsets(withoutKazakh(text))).toEqual(offsets(text))
        expect(offsets(text)).toEqual([[6, 6 + givenName.length + ending.length]])
      }),
    )
  })

  const consonant = fc.constantFrom(...'бгдзлмнрст')
  const vowel = fc.constantFrom(...'аәеоөыіұү')
  const unheardOf = fc
    .array(fc.tuple(consonant, vowel, consonant), { minLength: 2, maxLength: 3 })
    .map((syllables) => syllables.flat().join(''))
    .map((name) => name.charAt(0).toUpperCase() + name.slice(1))

  it('finds a name that it never heard of, in every case and possessive, if the dossier has it', () => {
    const chain = fc.tuple(
      fc.constantFrom('', 'жан', 'тай'),
      fc.constantFrom('', 'лар', 'дер'),
      fc.constantFrom('', 'ым', 'імнің', 'ыңа', 'ның', 'дің', 'ға', 'ке', 'ды', 'да', 'дан', 'мен'),
    )
    fc.assert(
      fc.property(unheardOf, chain, (givenName, suffixes) => {
        const word = givenName + suffixes.join('')
        const text = `Мен кеше ${word} туралы жаздым.`
        const found = findIdentifiers(text, { givenName })
        expect(found.some(({ start, end }) => start <= 9 && end >= 9 + word.length)).toBe(true)
      }),
    )
  })

  it('finds a surname like an adjective in its Russian cases, for sons and daughters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Яровой', 'Толстой', 'Полевая', 'Береговая'),
        fc.constantFrom('ой', 'ого', 'ому', 'ым', 'ом', 'ая', 'ую', 'ые', 'ых', 'ыми'),
        (familyName, ending) => {
          const word = familyName.slice(0, -2) + ending
          const found = findIdentifiers(`Это сочинение нашей ${word}.`, { familyName })
          expect(found.map(({ match }) => match)).toEqual([word])
        },
      ),
    )
  })
})

describe('isNearFormOf', () => {
  const names = ['серікбаева', 'нұрсұлтан', 'бекмуратов', 'жанболатова'].map(soundKey)
  it('takes a long name with one letter left out, doubled elsewhere or swapped, endings included', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom('', 'nin', 'ga'), (name, seed, ending) => {
        const at = 2 + (seed % (name.length - 4))
        expect(isNearFormOf(`${name.slice(0, at)}${name.slice(at + 1)}${ending}`, name)).toBe(true)
      }),
    )
  })
  it('leaves short names and other beginnings', () => {
    expect(isNearFormOf(soundKey('Асан'), soundKey('Асель'))).toBe(false)
    expect(isNearFormOf(soundKey('Керікбаева'), soundKey('Серікбаева'))).toBe(false)
  })
})

describe('nicknamesOf', () => {
  it.each([
    ['Анна', 'Аня'],
    ['Анна', 'Анечка'],
    ['Дмитрий', 'Димочка'],
    ['Марат', 'Маке'],
    ['Нұрлан', 'Нұреке'],
    ['Дана', 'Даныш'],
    ['Арман', 'Армаш'],
    ['Айгүл', 'Айгүлжан'],
  ])('%s may be called %s', (name, nickname) => {
    expect(nicknamesOf(soundKey(name))).toContain(soundKey(nickname))
  })
})
