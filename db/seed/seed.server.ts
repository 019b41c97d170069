import type { Kysely } from 'kysely'
import { formatCode } from '#app/core/blinding/code.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import { hashSecret } from '#app/domain/identity/secret.server.ts'
import { connect } from '#db/client.server.ts'
import type { Database } from '#db/schema.ts'
import { insertStaff } from './accounts.server.ts'
import { announce } from './announce.server.ts'
import { codeOfPerson } from './applications.server.ts'
import { createJournal } from './audit.server.ts'
import { insertAutumn } from './autumn.server.ts'
import { insertCare } from './care.server.ts'
import { insertDevices } from './devices.server.ts'
import { timeline } from './generator.ts'
import { photographHandwritten } from './handwritten.server.ts'
import { settleResults } from './messages.server.ts'
import { insertOpen, openKey } from './open.server.ts'
import { insertPanel } from './panel.server.ts'
import { insertPartners } from './partners.server.ts'
import { readPeople } from './people.server.ts'
import { insertSpring, springKey } from './spring.server.ts'
import { applicantPin, jurors, office, secondOrganiser, staffPassword, transcribers } from './staff.ts'

export type DemonstrationAccount = { role: string; login: string; secret: string }

export class SeedRefused extends Error {}

/** A child with a strong essay and a verified claim of the first tier, and one with a weak essay and no claim. */
const recipientKey = 'kk-005'
const waitingKey = 'ru-047'

/** The accounts that the demonstration contest comes with, for the start-up message. */
export function demonstrationAccounts(): DemonstrationAccount[] {
  const regions: Record<string, string> = { '310000000': 'Zhambyl', '190000000': 'Almaty region' }
  const staff = [...office, ...jurors.slice(0, 3)].map((person) => {
    const [role = 'staff'] = person.roles
    const place = person.regions.map((kato) => regions[kato] ?? kato).join(', ')
    const numbered: readonly { id: string }[] = role === 'juror' ? jurors : role === 'transcriber' ? transcribers : []
    const number = numbered.length > 0 ? ` ${numbered.findIndex(({ id }) => id === person.id) + 1}` : ''
    const second = person.id === secondOrganiser.id ? ' (approves lists)' : ''
    return { role: `${role}${place ? ` (${place})` : number}${second}`, login: person.email, secret: staffPassword }
  })
  const applicant = (role: string, contestKey: string, personKey: string) => ({
    role: `applicant (${role})`,
    login: formatCode(codeOfPerson(contestKey, personKey)),
    secret: applicantPin,
  })
  return [
    ...staff,
    applicant('recipient', springKey, recipientKey),
    applicant('waiting list', springKey, waitingKey),
    applicant('draft', openKey, 'draft-1'),
  ]
}

/**
 * Fills an empty database with the demonstration contests: one announced, one in review, one open. Synthetic people
 * only; the same `now` gives the same rows but for the salts of two hashes.
 * @throws SeedRefused in real operation, or when the database has accounts
 */
export async function seedDemonstration(options: {
  url: string
  now: Date
  files: FileStore
  live?: boolean
}): Promise<void> {
  if (options.live) throw new SeedRefused('The demonstration contest stays out of real operation (QARMAQ_LIVE is on).')
  const client = connect(options.url, 2)
  try {
    await refuseAccounts(client.db)
    await fill(client.db, options.files, options.now)
  } finally {
    await client.close()
  }
}

async function refuseAccounts(db: Kysely<Database>): Promise<void> {
  const account = await db.selectFrom('identity.account').select('id').limit(1).executeTakeFirst()
  if (account)
    throw new SeedRefused('The database has accounts already: the demonstration goes into an empty one only.')
}

async function fill(db: Kysely<Database>, files: FileStore, now: Date): Promise<void> {
  const time = timeline(now)
  const journal = createJournal()
  const [people, passwordHash, pinHash] = await Promise.all([
    readPeople(now),
    hashSecret(staffPassword),
    hashSecret(applicantPin),
  ])
  const { spring, autumn, open } = await db.transaction().execute(async (tx) => {
    await insertStaff(tx, passwordHash, time, journal)
    await insertPartners(tx, time, journal)
    const contest = await insertSpring(tx, people, pinHash, time, journal)
    const autumn = await insertAutumn(tx, people, pinHash, time, journal)
    const open = await insertOpen(tx, people, pinHash, time, journal)
    return { spring: contest, autumn, open }
  })
  // Use cases open transactions of their own; between them the log is brought up to their time.
  const logUpTo = (at: Date) => db.transaction().execute((tx) => journal.flush(tx, at))
  await announce({ db, files }, spring.id, time, logUpTo)
  await settleResults(db, spring.id, time)
  await logUpTo(now)
  await photographHandwritten({ db, files }, open.contest, open.handwritten, time)
  await insertCare({ db, files }, open.contest, time)
  await insertPanel({ db, files }, autumn.id, time)
  await insertDevices({ db, files }, spring.id, time)
}
