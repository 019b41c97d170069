import { randomUUID } from 'node:crypto'
import express, { type RequestHandler } from 'express'
import { type Kysely, sql } from 'kysely'
import { createRandom } from '#app/core/numeric/random.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import type { Context, RandomSource } from '#app/domain/context.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import { inviteJurors } from '#app/domain/jury/invite-jurors.server.ts'
import { approveText } from '#app/domain/screening/approve-text.server.ts'
import { spanKey } from '#app/domain/screening/choose-spans.ts'
import { listPassing, markEligible } from '#app/domain/screening/mark-eligible.server.ts'
import { openText } from '#app/domain/screening/open-text.server.ts'
import { createServer, listen } from '#app/server.ts'
import type { Services } from '#app/services.server.ts'
import type { Database } from '#db/schema.ts'
import { essayText } from '../build-application.ts'
import { organiserContext } from '../build-contest.ts'
import { moveTo } from '../build-jury.ts'
import { enterChild, listPlaces } from './enter-child.ts'
import { asAdmin, type Ground, openingTime, openServices } from './ground.ts'
import { drawIdentities } from './identities.ts'
import { type ReplayableRandom, replayableRandom } from './replayable-random.ts'

export const essays = 4

/** Something that tells of an author on purpose, for the proof that the tests would see it. */
export type Leak = {
  name: string
  /** done to the database before the jurors come */
  database?(db: Kysely<Database>): Promise<void>
  /** in front of the server */
  handler?(db: Kysely<Database>): RequestHandler
}

export type World = {
  port: number
  services: Services
  ground: Ground
  /** of the program: restarted, it draws the same again */
  random: ReplayableRandom
  close(): Promise<void>
}

/**
 * A contest in review with its jury at their desks, made through the use cases on a copy of the ground.
 * @param texts the same seed: the same essays with the same identifiers, and the same draws of the program
 * @param identities the same seed: the same children; each seed draws others and gives the essays to them
 */
export async function openWorld(ground: Ground, texts: string, identities: string, leak?: Leak): Promise<World> {
  const name = `blind_${randomUUID().replaceAll('-', '')}`
  await asAdmin(ground, `create database ${name} template ${ground.name}`)
  let now = openingTime
  const random = replayableRandom(`program:${texts}`)
  const services = openServices(ground, name, { now: () => now }, random)
  const { db } = services.database
  const at = (time: Date): Context => {
    now = time
    return organiserContext(services, ground.organiserId)
  }
  await sendIn(ground, services, at, texts, identities)
  const contestId = ground.contest.id
  const day = 24 * 3_600_000
  random.restart(`screening:${texts}`)
  const later = at(new Date(openingTime.getTime() + 2 * day))
  await moveTo(later, contestId, 'closed')
  await screen(later, contestId)
  random.restart(`assignment:${texts}`)
  const given = await assignReviews(later, { contestId })
  if (!given.ok) throw new Error(given.reason)
  await moveTo(later, contestId, 'in-review')
  const emails = ['late-juror@example.kz']
  const invited = await inviteJurors(later, { contestId, emails, locale: 'ru', origin: 'http://qarmaq.test' })
  if (!invited.ok) throw new Error(invited.reason)
  await leak?.database?.(db)

  random.restart(`requests:${texts}`)
  const listening = await listen({ host: '127.0.0.1', port: 0 })
  const server = createServer({ services, build: ground.build, assetsFolder: 'build/client' })
  listening.handOver(leak?.handler ? express().disable('x-powered-by').use(leak.handler(db), server) : server)
  return {
    port: listening.port,
    services,
    ground,
    random,
    close: async () => {
      await listening.stop(0)
      await services.close()
      await asAdmin(ground, `drop database ${name} with (force)`)
    },
  }
}

/** In the order of the children's hours; an essay names its own child, as children do. */
async function sendIn(
  ground: Ground,
  services: Services,
  at: (time: Date) => Context,
  texts: string,
  identities: string,
): Promise<void> {
  const children = drawIdentities(identities, essays, await listPlaces(services.database.db)).map((identity, text) => ({
    identity,
    text,
  }))
  children.sort((a, b) => a.identity.minute - b.identity.minute || a.text - b.text)
  for (const { identity, text } of children) {
    const ctx = at(new Date(openingTime.getTime() + identity.minute * 60_000))
    const random = parted(`${identities}:${text}`, `${texts}:${text}`, ground.essayDraw)
    const own = createRandom(`${texts}:${text}`).below(1000)
    const language = text % 2 === 0 ? ('kk' as const) : ('ru' as const)
    const body = text === 0 ? `Менің атым ${identity.givenName}. ${essayText(own)}` : essayText(own)
    await enterChild({ ...ctx, random }, ground.contest.id, identity, { language, body }, `${identities}:${text}:key`)
  }
}

/** Identifiers of the child's own seed, but for the one that becomes the essay's. */
function parted(child: string, text: string, essayDraw: number): RandomSource {
  const ofChild = replayableRandom(child)
  const ofText = replayableRandom(text)
  let asked = 0
  return { bytes: ofChild.bytes, uuid: () => (asked++ === essayDraw ? ofText : ofChild).uuid() }
}

/** Lets everybody take part and approves each text with everything hidden that was found. */
async function screen(ctx: Context, contestId: string): Promise<void> {
  const contest = await getContest(ctx, contestId)
  if (!contest) throw new Error('the contest is gone')
  const { passing } = await listPassing(ctx, contest)
  const marked = await markEligible(ctx, { contestId, expected: passing.length })
  if (!marked.ok) throw new Error(marked.reason)
  const { rows } = await sql<{ id: string }>`
    select b.application_id as id from bridge.entry b join writing.essay e on e.id = b.essay_id
    where e.contest_id = ${contestId} order by e.id`.execute(ctx.db)
  for (const { id } of rows) {
    const address = { contestId, applicationId: id }
    const text = await openText(ctx, address)
    if (!text.ok) throw new Error(text.reason)
    const { found, essayVersion, textVersion } = text.value
    const approved = await approveText(ctx, {
      ...address,
      essayVersion,
      textVersion,
      hidden: found.map(spanKey),
      words: '',
    })
    if (!approved.ok) throw new Error(approved.reason)
  }
}
