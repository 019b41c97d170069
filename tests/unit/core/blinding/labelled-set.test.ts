import { describe, expect, it } from 'vitest'
import { figuresOf } from '#tests/bench/blinding/figures-of.ts'
import { labelledSentences } from '#tests/bench/blinding/labelled-sentences.ts'

/** What may not be lost again, on sentences that the finder was not tuned on: [precision, recall]. */
const floors = {
  'all dossier': [0.93, 0.97],
  'kk dossier': [0.92, 0.94],
  'ru dossier': [0.93, 0.97],
  'all contact': [1, 1],
  'all third-person': [0.95, 0.95],
  'kk third-person': [0.94, 0.95],
  'ru third-person': [0.94, 0.95],
  'all all': [0.94, 0.97],
} as const

describe('the labelled sentences', () => {
  const heldOut = labelledSentences('held-out')
  const dev = labelledSentences('dev')

  it('are more than five hundred, in both languages, a quarter of them with nothing to find', () => {
    for (const split of [dev, heldOut]) {
      expect(split.length).toBeGreaterThanOrEqual(240)
      expect(split.filter(({ labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(split.length / 4)
      for (const language of ['kk', 'ru'])
        expect(split.filter((sentence) => sentence.language === language).length).toBeGreaterThanOrEqual(100)
    }
  })

  it('of one split are about other children than those of the other', () => {
    const names = (split: typeof dev) => new Set(split.map(({ child }) => `${child.givenName} ${child.familyName}`))
    expect([...names(dev)].filter((name) => names(heldOut).has(name))).toEqual([])
  })

  it.each(Object.entries(floors))('that were held out: %s stays above its floor', (name, [precision, recall]) => {
    const [language, kind] = name.split(' ')
    const row = figuresOf(heldOut).find((one) => one.language === language && one.kind === kind)
    expect(row?.precision).toBeGreaterThanOrEqual(precision)
    expect(row?.recall).toBeGreaterThanOrEqual(recall)
  })
})
