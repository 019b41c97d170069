import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
const slugs = { narrow: '', wide: '' }

beforeAll(async () => {
  app = await createTestApp()
  const ctx = organiserContext(app.services, (await app.signedIn('organiser')).accountId)
  slugs.narrow = (await buildContest(ctx, { regions: ['310000000', '190000000'] })).slug
  const everywhere = await app.services.database.db
    .selectFrom('region.unit')
    .select('kato')
    .where('level', '=', 1)
    .execute()
  slugs.wide = (await buildContest(ctx, { regions: everywhere.map(({ kato }) => kato) })).slug
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const page = '/kk/application/details'
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const filled = {
  familyName: 'Сейітова',
  givenName: 'Айгүл',
  patronymic: '',
  birthDateDay: '27',
  birthDateMonth: '3',
  birthDateYear: '2011',
  school: '№ 12 орта мектеп',
  grade: '8',
  district: '316600000',
  village: 'Төле би',
  phone: '8 701 555 01 23',
  email: '',
  groups: ['large-family'],
}

async function begin(slug: string, pin = '482915'): Promise<Client> {
  const child = app.client()
  const startKey = hidden((await child.get(`/kk/apply/${slug}`)).html, 'startKey')
  await child.post(`/kk/apply/${slug}`, { startKey, pin, pinAgain: pin })
  return child
}

async function send(child: Client, fields: Record<string, string | string[]>) {
  return child.post(page, { version: hidden((await child.get(page)).html, 'version'), ...fields })
}

describe('the details page', () => {
  it('asks for everything about the child at once and leads on to the consent', async () => {
    const child = await begin(slugs.narrow)
    const saved = await send(child, filled)
    expect(saved.location).toBe('/kk/application/consent?notice=saved')
    const check = await child.get('/kk/application/check')
    for (const value of ['Сейітова', '№ 12 орта мектеп', 'Төле би', 'Жамбыл', '701 555']) {
      expect(check.html).toContain(value)
    }
    expect((await child.get('/kk/application')).html).toContain('Дайын')
  })

  it('keeps what was right, every field that was typed, and names each problem', async () => {
    const child = await begin(slugs.narrow)
    const refused = await send(child, { ...filled, birthDateYear: '1990', grade: '', phone: '12', groups: [] })
    expect(refused.status).toBe(422)
    for (const field of ['birthDate', 'grade', 'phone', 'groups']) expect(refused.html).toContain(`#field-${field}`)
    for (const typed of ['Сейітова', '1990', '№ 12 орта мектеп', '12', 'Төле би']) {
      expect(refused.html).toContain(`value="${typed}"`)
    }
    expect(refused.html).toMatch(/<option value="316600000" selected/)
    // The place was right: it is stored although the rest was not.
    expect((await child.get('/kk/application/check')).html).toContain('Төле би')
    const mended = await child.post(page, { ...filled, version: hidden(refused.html, 'version') })
    expect(mended.location).toBe('/kk/application/consent?notice=saved')
  })

  it('tells a window that fell behind what is stored, and keeps what it typed', async () => {
    const child = await begin(slugs.narrow)
    const version = hidden((await child.get(page)).html, 'version')
    await child.post(page, { ...filled, version })
    const second = await child.post(page, { ...filled, version, school: 'Екінші мектеп' })
    expect(second.status).toBe(409)
    expect(second.html).toContain('№ 12 орта мектеп')
    expect(second.html).toContain('value="Екінші мектеп"')
    const decided = await child.post(page, {
      ...filled,
      version: hidden(second.html, 'version'),
      school: 'Екінші мектеп',
    })
    expect(decided.status).toBe(302)
    expect((await child.get('/kk/application/check')).html).toContain('Екінші мектеп')
  })

  it('asks for the region first where the districts are too many for one list', async () => {
    const child = await begin(slugs.wide)
    expect((await child.get(page)).html).not.toContain('name="district"')
    const { district: _, village: __, ...rest } = filled
    const saved = await send(child, { ...rest, region: '310000000' })
    expect(saved.location).toBe('/kk/application/place/district?region=310000000')
    const place = await child.get(saved.location ?? '')
    const done = await child.post('/kk/application/place/district', {
      version: hidden(place.html, 'version'),
      region: '310000000',
      district: filled.district,
      village: '',
    })
    expect(done.location).toBe('/kk/application/consent?notice=saved')
    // Nothing changed: the page leads on, not back to the district.
    expect((await send(child, { ...rest, region: '310000000' })).location).toBe('/kk/application/consent?notice=saved')
  })

  it('is where signing in leads while something of it is left, and a foreign district is refused', async () => {
    const child = await begin(slugs.narrow)
    const code = /translate="no">([^<]+)</.exec((await child.get('/kk/application/code')).html)?.[1] ?? ''
    const again = app.client()
    const entered = await again.post('/kk/enter', { code, pin: '482915', next: '' })
    expect(entered.location).toBe('/kk/application/details')
    const foreign = await send(again, { ...filled, district: '710000000' })
    expect(foreign.status).toBe(422)
    expect(foreign.html).toContain('#field-district')
  })
})
