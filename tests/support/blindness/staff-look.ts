import type { Kysely } from 'kysely'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Database } from '#db/schema.ts'
import { fillIn, listAddresses } from './addresses.ts'
import { get, type Person } from './crawl.ts'
import { openBrowser, type Seen } from './fetch-all.ts'
import { jurorSecret } from './ground.ts'
import type { World } from './world.ts'

type Things = Record<string, readonly string[]>

/**
 * Everything that an organiser, and a coordinator of all regions, can fetch of a contest: each address that lets them in
 * with each thing of the contest in it, as a document, as data, as a file; and what jurors' addresses answer them.
 * @param where only addresses that this is true of
 */
export async function lookAsStaff(world: World, where: (path: string) => boolean = () => true): Promise<Seen[]> {
  const { services, ground, random } = world
  const { db } = services.database
  const things = await listThings(db, ground.contest.id)
  const regions = [...new Set(ground.contest.regions)]
  const coordinator = await createAccount(systemContext(services, 'test'), {
    email: 'coordinator@example.kz',
    displayName: 'Үйлестіруші',
    locale: 'ru',
    roles: ['coordinator'],
    regions,
    password: jurorSecret,
  })
  if (!coordinator.ok) throw new Error(coordinator.reason)
  const cookie = async (accountId: string) => (await startSession(db, accountId, false, true)).split(';')[0] ?? ''
  const people: (Person & { role: 'organiser' | 'coordinator' })[] = [
    { as: 'organiser', role: 'organiser', cookie: await cookie(ground.organiserId) },
    { as: 'coordinator', role: 'coordinator', cookie: await cookie(coordinator.value.accountId) },
  ]
  random.restart('looking')
  const browser = openBrowser(world.port)
  const seen: Seen[] = []
  try {
    for (const person of people) {
      for (const address of listAddresses(ground.build, [person.role])) {
        if (address.path.endsWith('/sign-out') || !where(address.path)) continue
        for (const samples of combinations(address.path, things)) {
          const at = fillIn(address, samples)
          seen.push(await browser.send(get(person, at)))
          if (address.kind === 'own' && !address.resource) seen.push(await browser.send(get(person, `${at}.data`)))
        }
      }
    }
    return seen
  } finally {
    browser.close()
  }
}

/** What stands in the place of a parameter, each once. */
async function listThings(db: Kysely<Database>, contestId: string): Promise<Things> {
  const ids = async (
    table: 'writing.flag' | 'writing.discrepancy' | 'identity.application' | 'contest.criterion' | 'contest.contest',
  ) => {
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where(table === 'contest.contest' ? 'id' : 'contest_id', '=', contestId)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  }
  const assignments = await db
    .selectFrom('writing.assignment')
    .select(['id', 'code'])
    .where('contest_id', '=', contestId)
    .orderBy('code')
    .execute()
  const runs = await db.selectFrom('writing.scoring_run').select('id').where('contest_id', '=', contestId).execute()
  const { slug } = await db
    .selectFrom('contest.contest')
    .select('slug')
    .where('id', '=', contestId)
    .executeTakeFirstOrThrow()
  const applications = await ids('identity.application')
  return {
    lang: ['ru'],
    contestId: [contestId],
    slug: [slug],
    to: ['decided'],
    what: ['eligible'],
    token: ['no-such-token-of-any-contest-00000000000'],
    number: ['1'],
    applicationId: applications,
    otherId: applications.slice(0, 1),
    criterionId: (await ids('contest.criterion')).slice(0, 1),
    flagId: await ids('writing.flag'),
    commentId: assignments.slice(0, 2).map(({ id }) => id),
    code: assignments.slice(0, 1).map(({ code }) => code),
    runId: runs.map(({ id }) => id),
  }
}

const nothing = '00000000-0000-4000-8000-000000000000'

/** The parameters of a path with each thing that may stand there; of two, the first of the second. */
function combinations(path: string, things: Things): Record<string, string>[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const many = names.find((name) => (things[name]?.length ?? 0) > 1)
  const base = Object.fromEntries(names.map((name) => [name, things[name]?.[0] ?? nothing]))
  return many ? (things[many] ?? []).map((thing) => ({ ...base, [many]: thing })) : [base]
}
