import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handledBy, mayHandle } from '#app/domain/application/may-handle.ts'
import { type Role, staffRoles, type Viewer } from '#app/domain/context.ts'

const staff = (roles: Role[], regions: string[] = [], partnerIds: string[] = []): Viewer => ({
  kind: 'staff',
  accountId: 'a',
  displayName: '',
  roles,
  regions,
  partnerIds,
  sessionId: '',
})

describe('mayHandle', () => {
  it('lets organisers and jobs work with everybody', () => {
    for (const viewer of [staff(['organiser']), { kind: 'system', name: 'test' } as const]) {
      expect(mayHandle(viewer, { region: null, partnerId: null })).toBe(true)
    }
  })

  it('keeps coordinators in their regions and partners with their children', () => {
    const coordinator = staff(['coordinator'], ['310000000'])
    expect(mayHandle(coordinator, { region: '310000000', partnerId: 'p' })).toBe(true)
    expect(mayHandle(coordinator, { region: '190000000', partnerId: 'p' })).toBe(false)
    expect(mayHandle(coordinator, { region: null, partnerId: null })).toBe(false)
    const partner = staff(['partner'], [], ['p'])
    expect(mayHandle(partner, { region: null, partnerId: 'p' })).toBe(true)
    expect(mayHandle(partner, { region: '310000000', partnerId: 'q' })).toBe(false)
    expect(mayHandle(partner, { region: '310000000', partnerId: null })).toBe(false)
  })

  it('gives nothing to a region or partner without the role, nor to visitors and applicants', () => {
    const child = { region: '310000000', partnerId: 'p' }
    for (const role of staffRoles.filter((one) => !['organiser', 'coordinator', 'partner'].includes(one))) {
      expect(mayHandle(staff([role], ['310000000'], ['p']), child)).toBe(false)
    }
    expect(mayHandle(staff(['partner'], ['310000000']), child)).toBe(false)
    expect(mayHandle(staff(['coordinator'], [], ['p']), child)).toBe(false)
    expect(mayHandle({ kind: 'visitor' }, child)).toBe(false)
    const applicant = { kind: 'applicant', accountId: 'a', displayName: '', sessionId: '', remembered: false } as const
    expect(mayHandle(applicant, child)).toBe(false)
  })

  it('says the same of one application as of a list', () => {
    const id = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...staffRoles)),
        fc.uniqueArray(id),
        fc.uniqueArray(id),
        fc.option(id),
        fc.option(id),
        (roles, regions, partnerIds, region, partnerId) => {
          const viewer = staff(roles, regions, partnerIds)
          const handled = handledBy(viewer)
          const listed =
            handled === 'all' ||
            (region !== null && handled.regions.includes(region)) ||
            (partnerId !== null && handled.partnerIds.includes(partnerId))
          expect(mayHandle(viewer, { region, partnerId })).toBe(listed)
        },
      ),
    )
  })
})
