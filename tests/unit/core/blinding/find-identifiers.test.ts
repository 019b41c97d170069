import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentifiers, findWords } from '#app/core/blinding/find-identifiers.ts'
import { redact } from '#app/core/blinding/redact.ts'
import { aigul, examples } from './labelled.ts'

describe('findIdentifiers', () => {
  it.each(examples)('$text', ({ child, text, labels }) => {
    const found = findIdentifiers(text, child).map(({ kind, match, start }) => ({ kind, match, start }))
    expect(found).toEqual(labels)
  })

  it('has a table of at least 80 sentences, a fifth of them with nothing to find', () => {
    expect(examples.length).toBeGreaterThanOrEqual(80)
    expect(examples.filter(({ labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(examples.length / 5)
  })

  it('finds a child who bears the surname of a poet', () => {
    const child = { givenName: 'Темирлан', familyName: 'Сулейменов' }
    expect(findIdentifiers('Подпись: Темирлан Сулейменов.', child).map(({ match }) => match)).toEqual([
      'Темирлан Сулейменов',
    ])
    expect(findIdentifiers('Стихи Олжаса Сулейменова.', { givenName: 'Олжас' })).toEqual([])
  })

  it('finds nothing in an empty text and needs no knowledge of the child', () => {
    expect(findIdentifiers('', aigul)).toEqual([])
    expect(findIdentifiers('Меня зовут Пётр.', {})).toMatchObject([{ kind: 'name', match: 'Пётр' }])
  })

  it.each([
    ['Men 34 mektepte oqimyn.', '34 mektepte'],
    ['Men №5 lisei oqushysymyn.', '№5 lisei'],
    ['Ya uchus v litsey №5.', 'litsey №5'],
    ['34 mektebinde oqimin', '34 mektebinde'],
    ['Men Abai atyndagy mektepte oqimyn.', 'Abai atyndagy mektepte'],
    ['Bolashaq gimnaziyasynda oqimyn.', 'Bolashaq gimnaziyasynda'],
    ['Ya uchus v shkole nomer 12.', 'shkole nomer 12'],
    ['Назарбаев зияткерлік мектебінде оқимын.', 'Назарбаев зияткерлік мектебінде'],
  ])('finds the school in %s, also where a phone has Latin letters alone', (text, school) => {
    expect(findIdentifiers(text, aigul)).toMatchObject([{ kind: 'school', match: school }])
  })

  it.each(['Mektepke 2 km zhayau baramyn.', 'Mektebimde 2 kompyuter bar.', 'Shkola daleko, 5 km.'])(
    'finds no school in %s',
    (text) => {
      expect(findIdentifiers(text, aigul)).toEqual([])
    },
  )

  const sentences = fc.array(fc.constantFrom(...examples.map(({ text }) => text)), { minLength: 1, maxLength: 8 })

  it('returns sorted spans inside the text that do not overlap, each with its own words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          sentences.map((all) => all.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          let last = 0
          for (const { start, end, match } of findIdentifiers(text, aigul)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(text.slice(start, end)).toBe(match)
            last = end
          }
          expect(last).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })

  it('leaves nothing to find once everything found is redacted, and redacting again changes nothing', () => {
    fc.assert(
      fc.property(sentences, fc.constantFrom('kk' as const, 'ru' as const, 'en' as const), (all, language) => {
        const text = all.join('\n')
        const once = redact(text, findIdentifiers(text, aigul), language)
        const again = findIdentifiers(once, aigul)
        expect(again).toEqual([])
        expect(redact(once, again, language)).toBe(once)
      }),
    )
  })
})

describe('findWords', () => {
  it('finds every occurrence of a word or phrase, in either case and in its forms', () => {
    const text = 'Тұлпар клубы – біздің клуб. ТҰЛПАР клубында жүз бала, тұлпарлар да бар.'
    expect(findWords(text, ['тұлпар']).map(({ match }) => match)).toEqual(['Тұлпар', 'ТҰЛПАР', 'тұлпарлар'])
    expect(findWords(text, ['Тұлпар клубы', '']).map(({ match }) => match)).toEqual(['Тұлпар клубы', 'ТҰЛПАР клубында'])
  })
})
