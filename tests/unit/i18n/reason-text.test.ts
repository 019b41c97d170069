import { describe, expect, it } from 'vitest'
import type { Reason } from '#app/core/allocation/device-problem.ts'
import { partsOf, type StoredReason } from '#app/domain/allocation/reason.ts'
import { locales } from '#app/i18n/locales.ts'
import { reasonLine, reasonSentences } from '#app/i18n/reason-text.ts'
import { translator } from '#app/i18n/translate.server.ts'

const standing = { node: '316600000', order: 9, rank: 4, considered: 40, score: 71.25, tier: null, group: null }
const recipient = { kind: 'recipient', class: 'laptop', wish: 1, ...standing } as const
const waiting = { kind: 'waiting', position: 2, lastAccepted: 'x', toPriority: 3, toReserve: 1, ...standing } as const
const sets = [{ class: 'laptop', count: 5 }]

/** Every kind that core/allocation answers with: a new one does not compile until it stands here. */
const examples: { [K in Reason['kind']]: Record<string, StoredReason> } = {
  recipient: {
    order: { ...recipient, by: 'order' },
    reserve: { ...recipient, by: 'reserve', reserve: 'orphan' },
    fallback: { ...recipient, by: 'fallback', earmark: { region: '316600000' } },
    ofRegion: { ...recipient, by: 'order', earmark: { region: '316600000' }, within: true },
    ofGroup: { ...recipient, by: 'order', earmark: { group: 'orphan' }, within: true },
    ofBoth: { ...recipient, by: 'order', earmark: { region: '316600000', group: 'orphan' }, within: true },
    desktop: { ...recipient, by: 'order', class: 'desktop' },
    tablet: { ...recipient, by: 'order', class: 'tablet' },
    phone: { ...recipient, by: 'order', class: 'phone' },
    unknownClass: { ...recipient, by: 'order', class: '' },
  },
  waiting: {
    quota: { ...waiting, by: 'quota', region: '316600000', quota: 12, given: 12, apart: 'priority' },
    score: { ...waiting, by: 'quota', region: '316600000', quota: 12, given: 12, apart: 'score' },
    lottery: { ...waiting, by: 'quota', region: '316600000', quota: 12, given: 12, apart: 'lottery' },
    none: { ...waiting, by: 'quota', region: '316600000', quota: 0, given: 0, toPriority: 0, toReserve: 0 },
    devices: { ...waiting, by: 'devices', sets, devices: 5 },
    noClass: { ...waiting, by: 'devices', sets: [], devices: 0 },
  },
  household: { household: { kind: 'household', recipient: 'x', node: 'KZ' } },
  'below-floor': { floor: { kind: 'below-floor', score: 20, minScore: 30, node: 'KZ' } },
  excluded: {
    ineligible: { kind: 'excluded', why: 'ineligible', node: 'KZ' },
    'not-screened': { kind: 'excluded', why: 'not-screened', node: 'KZ' },
  },
  'no-score': { noScore: { kind: 'no-score', node: 'KZ' } },
  'no-wish': { noWish: { kind: 'no-wish', node: 'KZ' } },
}

const all = Object.entries(examples).flatMap(([kind, ways]) =>
  Object.entries(ways as Record<string, StoredReason>).map(([way, reason]) => ({ name: `${kind} ${way}`, reason })),
)

describe.each(locales)('a reason in %s', (locale) => {
  const t = translator(locale)
  const places = { region: 'REGION', place: 'PLACE' }
  const said = all.map(({ name, reason }) => ({
    name,
    reason,
    family: reasonSentences(t, partsOf(reason, 7), places).join(' '),
    staff: reasonLine(t, { ...partsOf(reason, 7), ...(reason.kind === 'below-floor' ? reason : {}) }, places),
  }))

  it.each(said)('is whole sentences for $name', ({ family, staff }) => {
    for (const text of [family, staff]) {
      expect(text).toMatch(/^\p{Lu}|^\p{L}/u)
      expect(text).toMatch(/\.$/)
      expect(text).not.toMatch(/\{\{|undefined|NaN|announcement:|allocation:|\bnull\b/)
    }
  })

  it('tells every way from every other', () => {
    expect(new Set(said.map(({ family }) => family)).size).toBe(said.length)
  })

  it('names the numbers that bind', () => {
    const of = (name: string) => said.find((one) => one.name === name)
    const quota = of('waiting quota')
    for (const text of ['PLACE', '12', '3', 'REGION', '7']) expect(quota?.family).toContain(text)
    for (const text of ['PLACE', '12', '3']) expect(quota?.staff).toContain(text)
    expect(of('waiting devices')?.family).toContain('5')
    expect(of('recipient order')?.family).toContain('4')
    expect(of('below-floor floor')?.staff).toContain('30')
  })

  it('does not say a condition of which the child is not meant', () => {
    expect(said.find(({ name }) => name === 'recipient fallback')?.family).not.toContain(
      t('announcement:reason.bond.region'),
    )
  })
})
