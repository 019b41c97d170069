import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, diffText, hashText } from '#app/core/essay/patch-text.ts'

const text = fc.string({ unit: fc.constantFrom('а', 'б', 'қ', 'Ң', ' ', '\n', '😀', '😁', 'é') })

describe('a patch between two texts', () => {
  it('turns one into the other, whatever they are', () => {
    fc.assert(fc.property(text, text, (before, after) => applyPatch(before, diffText(before, after)) === after))
  })

  it('carries what was typed and nothing else', () => {
    const { at, drop, insert } = diffText('Менің арманым', 'Менің үлкен арманым')
    expect({ at, drop, insert }).toEqual({ at: 6, drop: 0, insert: 'үлкен ' })
    expect(diffText('қала', 'қал')).toMatchObject({ at: 3, drop: 1, insert: '' })
    expect(diffText('қала', 'қала')).toMatchObject({ drop: 0, insert: '' })
  })

  it('is as small as one replacement can be', () => {
    fc.assert(
      fc.property(text, text, text, text, (head, gone, come, tail) => {
        const { drop, insert } = diffText(head + gone + tail, head + come + tail)
        // Half a surrogate pair more on either side at most.
        expect(drop).toBeLessThanOrEqual(gone.length + 2)
        expect(insert.length).toBeLessThanOrEqual(come.length + 2)
      }),
    )
  })

  it('never cuts an emoji in two', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { insert } = diffText(before, after)
        expect(insert).not.toMatch(/\p{Cs}/u)
      }),
    )
    expect(diffText('a😀b', 'a😁b')).toMatchObject({ at: 1, drop: 2, insert: '😁' })
  })

  it('is refused by another text', () => {
    fc.assert(
      fc.property(text, text, text, (before, after, other) => {
        const applied = applyPatch(other, diffText(before, after))
        expect(applied === null || hashText(applied) === hashText(after)).toBe(true)
      }),
    )
    expect(applyPatch('басқа', diffText('менің', 'менің үйім'))).toBeNull()
    expect(applyPatch('аб', { at: 1, drop: 5, insert: '', hash: hashText('а') })).toBeNull()
    expect(applyPatch('аб', { at: -1, drop: 0, insert: '', hash: hashText('аб') })).toBeNull()
  })

  it('hashes as FNV-1a does', () => {
    // Published test vectors of the 32-bit FNV-1a (N. Landon, isthe.com/chongo/src/fnv/test_fnv.c).
    expect(hashText('')).toBe('0-811c9dc5')
    expect(hashText('a')).toBe('1-e40c292c')
    expect(hashText('foobar')).toBe('6-bf9cf968')
  })
})
