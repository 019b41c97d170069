import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDossier } from '#app/domain/application/load-dossier.server.ts'
import { previewForJury } from '#app/domain/application/preview-for-jury.server.ts'
import type { Context } from '#app/domain/context.ts'
import { findDuplicates } from '#app/domain/screening/find-duplicates.server.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { buildApplication, essayText } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client
let ctx: Context
const ids: string[] = []
const shared = Array.from({ length: 50 }, (_, at) => `ортақ${at}`).join(' ')

beforeAll(async () => {
  app = await createTestApp()
  const signedIn = await app.signedIn('organiser')
  organiser = signedIn
  const asOrganiser = organiserContext(app.services, signedIn.accountId)
  ctx = { ...asOrganiser, viewer: { kind: 'system', name: 'test' } }
  for (const _ of [0, 1]) ids.push((await buildContest(asOrganiser, { regions: ['310000000'] })).id)
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const kk = '/kk'
const address = (contest: string, one: string, other: string) =>
  `${kk}/organiser/contests/${contest}/applications/${one}/compare/${other}`

const build = async (at: number, overrides: Parameters<typeof buildApplication>[2]) =>
  (await buildApplication(ctx, { id: ids[at] ?? '' }, overrides)).applicationId

describe('texts that may be copied', () => {
  it('are found in another contest and shown side by side with the passage that both have', async () => {
    const [here = '', there = ''] = ids
    const earlier = await build(0, { familyName: 'Бірі', essay: { language: 'kk', body: `${shared} аяғы басқа` } })
    await findDuplicates(ctx, here)
    const later = await build(1, { familyName: 'Екіншісі', essay: { language: 'kk', body: `Басы басқа. ${shared}` } })
    expect(await findDuplicates(ctx, there)).toMatchObject({ value: { flagged: 1 } })
    const page = await organiser.get(`${kk}/organiser/contests/${there}/applications/${later}`)
    expect(page.html).toContain(`/compare/${earlier}`)
    expect(page.html).toContain('басқа байқаудан')
    const compared = await organiser.get(address(there, later, earlier))
    expect(compared.status).toBe(200)
    expect(compared.html.match(/<mark>/g)).toHaveLength(2)
    expect(compared.html).toContain('Екі мәтінде де бар сөз: 50')
    const opened = await app.services.database.db
      .selectFrom('audit.entry')
      .select(['subject_id', 'details'])
      .where('action', '=', 'essay.open')
      .where('subject_id', 'in', [earlier, later])
      .execute()
    expect(opened.map(({ subject_id }) => subject_id).sort()).toEqual([earlier, later].sort())
  })

  it('of one child in two contests are no copies', async () => {
    const own = { familyName: 'Өзі', birthDate: '2012-02-03', essay: { language: 'kk' as const, body: essayText(501) } }
    const [here = '', there = ''] = ids
    await build(0, own)
    await findDuplicates(ctx, here)
    await build(1, own)
    expect(await findDuplicates(ctx, there)).toMatchObject({ value: { flagged: 0 } })
  })

  it('cannot be opened for a pair that is not flagged, for nonsense or from another region', async () => {
    const [here = ''] = ids
    const one = await build(0, { essay: { language: 'kk', body: essayText(601) } })
    const other = await build(0, { essay: { language: 'kk', body: essayText(602) } })
    expect((await organiser.get(address(here, one, other))).status).toBe(404)
    expect((await organiser.get(address(here, one, 'nonsense'))).status).toBe(404)
    expect((await organiser.get(address(here, one, crypto.randomUUID()))).status).toBe(404)
    const elsewhere = await app.signedIn('coordinator', ['190000000'])
    expect((await elsewhere.get(address(here, one, other))).status).toBe(404)
  })
})

describe('what jurors will see', () => {
  it('is what a screener would be proposed, and a finder that fails keeps nobody from sending', async () => {
    const [here = ''] = ids
    const id = await build(0, { essay: { language: 'kk', body: `Менің атым Айгүл. ${essayText(701)}` } })
    const row = await findApplication(ctx.db, id)
    if (!row) throw new Error('it was built')
    const dossier = await loadDossier(ctx.db, row, ctx.now)
    const preview = await previewForJury(ctx, dossier)
    expect(preview?.covered).toBe(1)
    expect(preview?.parts[1]).toEqual({ text: 'Айгүл', instead: '[есім]' })
    expect(preview?.parts.map(({ text }) => text).join('')).toBe(dossier.essay.current.body)
    const marked = await organiser.get(`${kk}/organiser/contests/${here}/applications/${id}/text`)
    expect(marked.html.match(/<mark /g)).toHaveLength(1)
    const failing = () => {
      throw new Error('a finder that fails')
    }
    expect(await previewForJury(ctx, dossier, failing)).toBeNull()
  })
})
