import { randomUUID } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import pg from 'pg'
import pino from 'pino'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { acceptInvitation } from '#app/domain/jury/accept-invitation.server.ts'
import { declareProfile } from '#app/domain/jury/declare-profile.server.ts'
import { inviteJurors } from '#app/domain/jury/invite-jurors.server.ts'
import { readEnv } from '#app/env.server.ts'
import { createServices, type Services, systemContext } from '#app/services.server.ts'
import { essayText } from '../build-application.ts'
import { buildContest, organiserContext } from '../build-contest.ts'
import { enterChild, listPlaces } from './enter-child.ts'
import { drawIdentities } from './identities.ts'
import { type ReplayableRandom, replayableRandom } from './replayable-random.ts'

/** Where worlds are made: a PostgreSQL with a migrated template, and the built server. */
export type Land = { clusterUrl: string; templateName: string; dataFolder: string; build: ServerBuild }

export type Ground = Land & {
  /** a database that every world is a copy of */
  name: string
  organiserId: string
  contest: Contest
  /** of another contest, that the jurors of the first know nothing of */
  other: Contest
  /** signed in; the last one is of the other contest */
  jurors: { email: string; accountId: string; contestId: string; cookie: string }[]
  /** which of the identifiers that an application draws, counted from 0, becomes its essay's */
  essayDraw: number
  drop(): Promise<void>
}

export const openingTime = new Date('2026-03-02T05:00:00.000Z')
export const jurorSecret = 'тоғыз жолдың торабы'
const jurorNames = ['Рахимжан Болат', 'Сейдахмет Алма', 'Цой Виктор', 'Төлеген Жанна']

export function databaseUrl({ clusterUrl }: Pick<Land, 'clusterUrl'>, name: string): string {
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function asAdmin(land: Pick<Land, 'clusterUrl'>, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: land.clusterUrl })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

export function openServices(land: Land, name: string, clock: { now(): Date }, random: ReplayableRandom): Services {
  return createServices(readEnv({ NODE_ENV: 'test', DATA_FOLDER: land.dataFolder }), databaseUrl(land, name), {
    clock,
    random,
    logger: pino({ level: 'silent' }),
  })
}

/** An open contest without applications, three jurors who declared what they read, and one of another contest. */
export async function prepareGround(land: Land): Promise<Ground> {
  const name = `blind_ground_${randomUUID().replaceAll('-', '')}`
  await asAdmin(land, `create database ${name} template ${land.templateName}`)
  const random = replayableRandom('ground')
  const services = openServices(land, name, { now: () => openingTime }, random)
  const organiser = await createAccount(systemContext(services, 'test'), {
    email: 'organiser@example.kz',
    displayName: 'Ұйымдастырушы',
    locale: 'kk',
    roles: ['organiser'],
    regions: [],
    password: jurorSecret,
  })
  if (!organiser.ok) throw new Error(organiser.reason)
  const organiserId = organiser.value.accountId
  const ctx = organiserContext(services, organiserId)
  const rules = { reviewsPerEssay: 3, essayLanguages: ['kk', 'ru'] as ('kk' | 'ru')[] }
  const contest = await buildContest(ctx, { ...rules, slug: 'blind', title: 'Компьютерім' })
  const other = await buildContest(ctx, { ...rules, slug: 'other', title: 'Басқа байқау' })
  const jurors: Ground['jurors'] = []
  for (const [index, displayName] of jurorNames.entries()) {
    const contestId = index < 3 ? contest.id : other.id
    jurors.push(await seat(services, ctx, { contestId, email: `juror-${index}@example.kz`, displayName }))
  }
  const essayDraw = await findEssayDraw(services, ctx, other)
  await services.close()
  return {
    ...land,
    name,
    organiserId,
    contest,
    other,
    jurors,
    essayDraw,
    drop: () => asAdmin(land, `drop database if exists ${name} with (force)`),
  }
}

/** By invitation and a profile. The declared conflicts are far from every author: see docs/blindness.md. */
async function seat(
  services: Services,
  organiser: Context,
  juror: { contestId: string; email: string; displayName: string },
) {
  const { contestId, email, displayName } = juror
  const invited = await inviteJurors(organiser, {
    contestId,
    emails: [email],
    locale: 'kk',
    origin: 'http://qarmaq.test',
  })
  if (!invited.ok) throw new Error(invited.reason)
  const { params } = await services.database.db
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow()
  const token = new URL(String((params as { link: string }).link)).pathname.split('/').at(-1) ?? ''
  const ctx = systemContext(services, 'test')
  const accepted = await acceptInvitation(
    { ...ctx, viewer: { kind: 'visitor' } },
    { token, name: displayName, password: jurorSecret },
  )
  if (!accepted.ok) throw new Error(accepted.reason)
  const { accountId } = accepted.value
  const declared = await declareProfile(
    {
      ...ctx,
      viewer: { kind: 'staff', accountId, displayName, roles: ['juror'], regions: [], partnerIds: [], sessionId: '' },
    },
    {
      contestId,
      languages: ['kk', 'ru'],
      maxLoad: 40,
      districts: [],
      locale: 'kk',
      schools: ['Жұлдызай мектеп-интернаты'],
    },
  )
  if (!declared.ok) throw new Error(declared.reason)
  const cookie = (await startSession(services.database.db, accountId, false, true)).split(';')[0] ?? ''
  return { email, accountId, contestId, cookie }
}

/** An essay's identifier belongs to the text, all others of an application to the child: which draw is the essay's. */
async function findEssayDraw(services: Services, organiser: Context, contest: Contest): Promise<number> {
  const drawn: string[] = []
  const random = replayableRandom('probe')
  const watched = {
    bytes: random.bytes,
    uuid: () => {
      const id = random.uuid()
      drawn.push(id)
      return id
    },
  }
  const [identity] = drawIdentities('probe', 1, await listPlaces(services.database.db))
  if (!identity) throw new Error('nobody was drawn')
  const text = { language: 'kk' as const, body: essayText(9) }
  const applicationId = await enterChild({ ...organiser, random: watched }, contest.id, identity, text, 'probe')
  const { essay_id } = await services.database.db
    .selectFrom('bridge.entry')
    .select('essay_id')
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  const at = drawn.indexOf(essay_id)
  if (at < 0) throw new Error('the essay’s identifier was not drawn')
  return at
}
