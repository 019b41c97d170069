import { describe, expect, it } from 'vitest'
import { checklistOf, missingItems } from '#app/core/device/checklist.ts'

describe('the checklist', () => {
  it('asks every device for the Kazakh layout and the study pack', () => {
    for (const one of ['laptop', 'desktop', 'tablet', 'phone'] as const) {
      expect(checklistOf(one)).toEqual(expect.arrayContaining(['kazakh-layout', 'study-pack', 'charger']))
    }
  })

  it('asks no desktop for a battery and no phone for a keyboard', () => {
    expect(checklistOf('desktop')).not.toContain('battery')
    expect(checklistOf('phone')).not.toContain('keyboard')
    expect(checklistOf('phone')).toContain('touch')
  })

  it('says what is missing and takes no other word for it', () => {
    const all = checklistOf('laptop')
    expect(missingItems('laptop', all)).toEqual([])
    expect(missingItems('laptop', [...all.filter((item) => item !== 'kazakh-layout'), 'touch'])).toEqual([
      'kazakh-layout',
    ])
  })
})
