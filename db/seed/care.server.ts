import type { Kysely } from 'kysely'
import sharp from 'sharp'
import { addCertificate } from '#app/domain/certificate/add-certificate.server.ts'
import { recordCertificate } from '#app/domain/certificate/record-certificate.server.ts'
import { makeConsentLink } from '#app/domain/consent/make-link.server.ts'
import type { Context, Viewer } from '#app/domain/context.ts'
import { grantExtension } from '#app/domain/extension/grant-extension.server.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import type { Database } from '#db/schema.ts'
import type { SeedContest } from './contest.server.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import { organiser } from './staff.ts'

/**
 * Papers in each state for the claims of the open contest, a link that waits for a guardian, and a child with extra
 * time: through the use cases, after everything else is in.
 */
export async function insertCare(
  { db, files }: { db: Kysely<Database>; files: FileStore },
  contest: SeedContest,
  time: Timeline,
): Promise<void> {
  const random = draws('care')
  let made = 0
  const as = (viewer: Viewer): Context => ({
    db,
    files,
    viewer,
    now: time.now,
    random: { bytes: (count) => random.bytes(count), uuid: () => idOf('care', made++) },
    requestId: idOf('care request', made),
  })
  const { id: accountId, name: displayName, roles } = organiser
  const office = as({ kind: 'staff', accountId, displayName, roles, regions: [], partnerIds: [], sessionId: '' })
  const claims = await db
    .selectFrom('identity.claim as c')
    .innerJoin('identity.application as a', 'a.id', 'c.application_id')
    .select(['c.application_id', 'c.group_key'])
    .where('a.contest_id', '=', contest.id)
    .where('a.state', '=', 'submitted')
    .orderBy('a.code')
    .orderBy('c.group_key')
    .limit(4)
    .execute()
  const seen = {
    kind: 'assistance',
    issuer: 'Жұмыспен қамту орталығы',
    validUntil: `${time.now.getUTCFullYear() + 1}-06-30`,
  } as const
  for (const [index, { application_id: applicationId, group_key: group }] of claims.entries()) {
    // The last one was shown in person: there is no copy.
    if (index < 3) {
      expectOk(
        await addCertificate(as({ kind: 'system', name: 'seed' }), applicationId, { group, bytes: await draw() }),
      )
    }
    if (index === 0) continue
    const decision =
      index === 2
        ? ({ decision: 'rejected', reason: 'Суретте мөрі көрінбейді' } as const)
        : ({ decision: 'accepted' } as const)
    expectOk(await recordCertificate(office, applicationId, { group, ...seen, ...decision }))
  }
  const drafts = [idOf('application', contest.key, 'draft-1'), idOf('application', contest.key, 'draft-2')] as const
  const link = { to: null, locale: 'kk', origin: 'http://127.0.0.1' } as const
  expectOk(await makeConsentLink(office, drafts[0], link))
  const until = time.at(contest.closesDay + 3, 18)
  expectOk(await grantExtension(office, drafts[1], { until, reason: 'Ауылда интернет үш күн болмады' }))
}

/** An invented paper: a heading, lines, and a round seal. */
function draw(): Promise<Buffer> {
  const lines = Array.from({ length: 9 }, (_, row) => `<path d="M120 ${420 + row * 70}h760" stroke="#777"/>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1400"><rect width="1000" height="1400" fill="#fbfaf5"/>
    <text x="500" y="240" font-size="64" text-anchor="middle" font-family="sans-serif">АНЫҚТАМА</text>
    <text x="500" y="310" font-size="30" text-anchor="middle" font-family="sans-serif">(көрсетілім үшін жасалған үлгі)</text>
    ${lines}<circle cx="720" cy="1180" r="110" fill="none" stroke="#3355aa" stroke-width="8"/></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}

function expectOk(outcome: { ok: boolean; reason?: string }): void {
  if (!outcome.ok) throw new Error(`The demonstration contest's papers were refused: ${outcome.reason}`)
}
