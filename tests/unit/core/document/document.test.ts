import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DocumentNode, isEmptyDocument } from '#app/core/document/document.ts'
import { documentToText } from '#app/core/document/document-to-text.ts'
import { textToDocument } from '#app/core/document/text-to-document.ts'
import { documentLimits, isSafeAddress, validateDocument } from '#app/core/document/validate-document.ts'

const text = (words: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const node = (type: string, ...content: DocumentNode[]): DocumentNode => ({
  type,
  ...(content.length > 0 ? { content } : {}),
})
const paragraph = (words: string) => node('paragraph', text(words))
const doc = (...content: DocumentNode[]) => ({ type: 'doc', content })

function read(markup: string): DocumentNode {
  const reading = textToDocument(markup)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.document
}

describe('validateDocument', () => {
  it('keeps what is on the list and drops unknown attributes', () => {
    const value = doc(
      { type: 'heading', attrs: { level: 2, id: 'x' }, content: [text('Тақырып')] },
      { type: 'paragraph', attrs: { style: 'color:red' }, content: [text('Сәлем', 'bold')] },
    )
    expect(validateDocument(value)).toEqual({
      ok: true,
      document: doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Тақырып')] },
        node('paragraph', text('Сәлем', 'bold')),
      ),
    })
  })

  it.each([
    [null, 'not-a-document'],
    ['doc', 'not-a-document'],
    [{ type: 'paragraph' }, 'not-a-document'],
    [{ type: 'doc', content: 'x' }, 'not-a-document'],
    [doc({ type: 'image', attrs: { src: 'x' } }), 'unknown-node'],
    [doc({ type: 'doc' }), 'unknown-node'],
    [doc({ type: 'constructor' }), 'unknown-node'],
    [doc({ type: 'heading', attrs: { level: 1 } }), 'unknown-node'],
    [doc(text('loose')), 'wrong-place'],
    [doc(node('bulletList', paragraph('x'))), 'wrong-place'],
    [doc(node('bulletList')), 'wrong-place'],
    [doc(node('paragraph', { type: 'text', text: '' })), 'not-a-document'],
    [doc(node('paragraph', text('x', 'underline'))), 'unknown-mark'],
    [doc(node('paragraph', text('x', 'bold', 'bold'))), 'unknown-mark'],
    [doc(node('paragraph', text('x', 'link'))), 'unsafe-link'],
    [doc(paragraph('x'.repeat(documentLimits.characters + 1))), 'too-long'],
    [doc(...Array.from({ length: documentLimits.nodes + 1 }, () => node('paragraph'))), 'too-many-nodes'],
  ])('refuses %j as %s', (value, reason) => {
    expect(validateDocument(value)).toEqual({ ok: false, reason })
  })

  it('answers 20,000 nested nodes without overflowing', () => {
    let nested: DocumentNode = paragraph('deep')
    for (let i = 0; i < 20_000; i += 1) nested = node('blockquote', nested)
    expect(validateDocument(doc(nested))).toEqual({ ok: false, reason: 'too-deep' })
  })

  it('joins equal neighbours, orders marks and tidies control characters', () => {
    const value = doc(node('paragraph', text('a\u0000', 'italic', 'bold'), text('\ud800b', 'bold', 'italic')))
    expect(validateDocument(value)).toEqual({
      ok: true,
      document: doc(node('paragraph', text('a \uFFFDb', 'bold', 'italic'))),
    })
  })
})

describe('isSafeAddress', () => {
  it.each(['https://qarmaq.kz/x', 'HTTP://a.kz', 'mailto:a@b.kz', '/kk/contests', '/'])('lets %s pass', (address) => {
    expect(isSafeAddress(address)).toBe(true)
  })
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil',
    'javascript:alert(1)',
    'data:x',
    'qarmaq.kz',
    '',
    'https://',
  ])('refuses %j', (address) => {
    expect(isSafeAddress(address)).toBe(false)
  })
})

describe('isEmptyDocument', () => {
  it('looks for words', () => {
    expect(isEmptyDocument(doc())).toBe(true)
    expect(isEmptyDocument(doc(node('paragraph'), paragraph('  ')))).toBe(true)
    expect(isEmptyDocument(doc(node('bulletList', node('listItem', paragraph('x')))))).toBe(false)
  })
})

describe('textToDocument', () => {
  it('reads what an organiser types', () => {
    const markup = [
      '## Тапсырма',
      'Компьютер **сенің** өміріңді',
      'қалай *өзгертер* еді?',
      '- бірінші',
      '- екінші',
      '',
      '1. [Ереже](https://qarmaq.kz/a_(b\\))',
      '',
      '> «Балаларға қармақ бер!»',
    ].join('\r\n')
    expect(read(markup)).toEqual(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Тапсырма')] },
        node(
          'paragraph',
          text('Компьютер '),
          text('сенің', 'bold'),
          text(' өміріңді'),
          { type: 'hardBreak' },
          text('қалай '),
          text('өзгертер', 'italic'),
          text(' еді?'),
        ),
        node('bulletList', node('listItem', paragraph('бірінші')), node('listItem', paragraph('екінші'))),
        node('orderedList', node('listItem', paragraph('[Ереже](https://qarmaq.kz/a_(b))'))),
        node('blockquote', paragraph('«Балаларға қармақ бер!»')),
      ),
    )
  })

  it('reads links and leaves unsafe ones as plain text', () => {
    expect(read('[Ереже](/kk/privacy)')).toEqual(
      doc(
        node('paragraph', { type: 'text', text: 'Ереже', marks: [{ type: 'link', attrs: { href: '/kk/privacy' } }] }),
      ),
    )
    expect(read('[a](javascript:alert)')).toEqual(doc(paragraph('[a](javascript:alert)')))
  })

  it('leaves signs without a partner alone', () => {
    expect(read('5 * 3 * 2 = 30')).toEqual(doc(paragraph('5 * 3 * 2 = 30')))
    expect(read('2*2')).toEqual(doc(paragraph('2*2')))
    expect(read('**жұлдыз')).toEqual(doc(paragraph('**жұлдыз')))
  })

  it('nests lists by indentation', () => {
    expect(read('- а\n  - ә\n  - б\n- в')).toEqual(
      doc(
        node(
          'bulletList',
          node(
            'listItem',
            paragraph('а'),
            node('bulletList', node('listItem', paragraph('ә')), node('listItem', paragraph('б'))),
          ),
          node('listItem', paragraph('в')),
        ),
      ),
    )
  })

  it('reads any depth of signs as a document', () => {
    for (const sign of ['> ', '- ', '1. ', '>', '[', '**', '\\', '  - ']) {
      expect(textToDocument(sign.repeat(20_000 / sign.length)).ok).toBe(true)
    }
  })

  it('refuses what is longer than the limits', () => {
    expect(textToDocument('x'.repeat(documentLimits.characters + 1))).toEqual({ ok: false, reason: 'too-long' })
    expect(textToDocument('- x\n'.repeat(documentLimits.nodes))).toEqual({ ok: false, reason: 'too-many-nodes' })
  })
})

const signs = fc.constantFrom(
  ...[
    'a',
    'ә',
    '1',
    ' ',
    ' ',
    '*',
    '**',
    '[',
    ']',
    '](',
    '(/x)',
    '\\',
    '- ',
    '1. ',
    '2) ',
    '> ',
    '#',
    '## ',
    '•',
    '😀',
    '\u00a0',
  ],
)
const words = fc.oneof(
  fc.array(signs, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
)
const href = fc.constantFrom('/kk', 'https://a.kz/(x)?a=[1]', 'mailto:a@b.kz')
const marks = fc
  .tuple(fc.option(href), fc.boolean(), fc.boolean())
  .map(([address, bold, italic]) => [
    ...(address ? [{ type: 'link', attrs: { href: address } }] : []),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
  ])
const inlineText = fc.tuple(words, marks).map(([value, list]) => ({ type: 'text', text: value, marks: list }))
const inline = fc.array(
  fc.oneof({ weight: 4, arbitrary: inlineText }, { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) }),
  { maxLength: 5 },
)
const { block } = fc.letrec<{ block: DocumentNode; item: DocumentNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inline.map((content) => ({ type: 'paragraph', content })),
    fc.tuple(fc.constantFrom(2, 3), inline).map(([level, content]) => ({ type: 'heading', attrs: { level }, content })),
    fc
      .tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([type, content]) => ({ type, content })),
    fc.array(tie('block'), { maxLength: 3 }).map((content) => ({ type: 'blockquote', content })),
  ),
  item: fc.array(tie('block'), { maxLength: 3 }).map((content) => ({ type: 'listItem', content })),
}))

describe('the round trip', () => {
  it('loses nothing of a whitelisted document', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (content) => {
        const reading = validateDocument({ type: 'doc', content })
        if (!reading.ok) {
          expect(reading.reason).toBe('too-deep')
          return
        }
        expect(read(documentToText(reading.document))).toEqual(reading.document)
      }),
      { numRuns: 1_000 },
    )
  })

  it('changes nothing more once a text was read', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(signs, fc.constant('\n'), fc.constant('\n\n')), { maxLength: 40 }), (parts) => {
        const once = documentToText(read(parts.join('')))
        expect(documentToText(read(once))).toBe(once)
      }),
      { numRuns: 1_000 },
    )
  })
})
