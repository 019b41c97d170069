import type { Kysely } from 'kysely'
import { createRandom } from '#app/core/numeric/random.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { renderMessage } from '#app/i18n/render-message.server.ts'
import type { Database } from '#db/schema.ts'
import { type Address, fillIn, listAddresses, type Samples } from './addresses.ts'
import { type Browser, openBrowser, type Seen, type Wanted } from './fetch-all.ts'
import { jurorForms, type Sent } from './juror-forms.ts'
import type { World } from './world.ts'

/** The last part of the worlds sends forms; each other one asks for its share of the addresses. */
export const parts = 7
/** Of the addresses that refuse a juror, and of the public ones, every world asks for fewer still. */
const refusedParts = 3
const publicParts = 2

export type Person = { as: string; cookie: string }

/**
 * What jurors of a world can fetch, one part of it for each number: each address of the route table that lets them in,
 * as a document, as data, again with what it said of its version, without a body; what they can send, twice; what
 * others get who ask for the same; letters. Of two worlds with the same number the same is asked.
 * @param whole all parts at once
 */
export async function crawl(world: World, number: number, whole = false): Promise<Seen[]> {
  const { ground } = world
  const { db } = world.services.database
  const browser = openBrowser(world.port)
  const seen: Seen[] = []
  const ask = async (wanted: Wanted) => {
    const answer = await browser.send(wanted)
    seen.push(answer)
    return answer
  }
  try {
    const lang = (['kk', 'ru', 'en'] as const)[number % 3] ?? 'kk'
    const people = ground.jurors.map(({ cookie }, index): Person => ({ as: `juror ${index}`, cookie }))
    const [first, second, , stranger] = people
    if (!first || !second || !stranger) throw new Error('a juror is missing')
    const codes = await listCodes(db, ground.jurors[0]?.accountId ?? '', ground.contest.id)
    const foreign = await listCodes(db, ground.jurors[1]?.accountId ?? '', ground.contest.id)
    const common = {
      lang,
      contestId: ground.contest.id,
      slug: ground.contest.slug,
      to: 'closed',
      what: 'eligible',
      number: '1',
      year: '2026.pdf',
    }
    const samples = (code = ''): Samples => ({ ...common, code, token: 'no-such-token-of-any-contest-00000000000' })
    const addresses = listAddresses(ground.build)
    const own = addresses.filter(({ kind }) => kind === 'own')

    const part = number % parts
    if (part < parts - 1 || whole) {
      const jobs: (() => Promise<unknown>)[] = []
      for (const address of own) {
        const many = address.path.includes(':code')
        for (const code of many ? codes : ['']) jobs.push(...looks(ask, address, first, samples(code)))
        // The second juror's own, the first one's code in other hands, and a code of nobody.
        const others = [
          get(second, fillIn(address, samples(foreign[0]))),
          get(stranger, fillIn(address, samples(codes[0]))),
        ]
        if (many) others.push(...[foreign[0], 'ZZZ-ZZZ'].map((code) => get(first, fillIn(address, samples(code)))))
        jobs.push(...others.map((wanted) => () => ask(wanted)))
      }
      jobs.push(...lookAround(ask, addresses, whole ? null : number, first, samples()))
      // The ways to ask come round every few jobs: dealt in their order, some parts would be of one way alone.
      const dealt = createRandom('parts').shuffled(jobs)
      // Whatever falls to a part, it has seen its world's essays.
      for (const address of own.filter(({ path }) => path.includes(':code'))) {
        await ask(get(first, fillIn(address, samples(codes[0]))))
      }
      for (const [index, job] of dealt.entries()) if (whole || index % (parts - 1) === part) await job()
    }
    if (part === parts - 1 || whole) {
      await sendForms(ask, db, own, { first, stranger }, { samples, codes, contestId: ground.contest.id })
      // What the desk looks like afterwards.
      for (const address of own) {
        for (const code of address.path.includes(':code') ? codes : ['']) {
          await ask(get(first, fillIn(address, samples(code))))
        }
      }
    }
    seen.push(...(await readLetters(db, ['late-juror@example.kz', ...ground.jurors.map(({ email }) => email)])))
    return seen
  } finally {
    browser.close()
  }
}

type Ask = Browser['send']

export const get = ({ as, cookie }: Person, path: string, headers?: Record<string, string>): Wanted => ({
  as,
  cookie,
  method: 'GET',
  path,
  ...(headers ? { headers } : {}),
})

/** One address in each way that a browser or a program may ask for it. */
function looks(ask: Ask, address: Address, person: Person, samples: Samples): (() => Promise<unknown>)[] {
  const at = fillIn(address, samples)
  const again = async () => {
    const { headers } = await ask(get(person, at))
    const { etag, 'last-modified': since } = headers
    await ask(
      get(person, at, {
        'If-None-Match': typeof etag === 'string' ? etag : '"0"',
        'If-Modified-Since': typeof since === 'string' ? since : 'Mon, 02 Mar 2026 06:00:00 GMT',
        'Accept-Encoding': 'gzip',
      }),
    )
  }
  const head = () => ask({ ...get(person, at), method: 'HEAD' })
  if (address.resource) return [again, head]
  return [
    again,
    head,
    () => ask(get(person, at === '/' ? '/_root.data' : `${at}.data`)),
    () => ask(get(person, `${at}?_data=${encodeURIComponent(address.routeId)}`)),
  ]
}

/** Public addresses and those that refuse a juror, a part of them in each world. */
function lookAround(
  ask: Ask,
  addresses: readonly Address[],
  number: number | null,
  person: Person,
  samples: Samples,
): (() => Promise<unknown>)[] {
  const ofKind = (kind: Address['kind'], among: number) =>
    addresses
      .filter((address) => address.kind === kind)
      .filter((_, index) => number === null || index % among === number % among)
  // Signing out ends what is still needed, and has nothing to say.
  const open = ofKind('anyone', publicParts).filter(({ path }) => !path.endsWith('/sign-out'))
  const closed = ofKind('refused', refusedParts).map((address) => fillIn(address, samples))
  return [
    ...open.flatMap((address) => looks(ask, address, person, samples)),
    ...closed.flatMap((at) => [
      () => ask(get(person, at)),
      () => ask(get(person, `${at}.data`)),
      () => ask(posting(person, at, { type: 'form', fields: { intent: 'look' } })),
    ]),
    ...['/healthz', '/assets/none.js', `/${samples.lang}/jury/none/essays/%00`].map((at) => () => ask(get(person, at))),
  ]
}

async function sendForms(
  ask: Ask,
  db: Kysely<Database>,
  own: readonly Address[],
  { first, stranger }: { first: Person; stranger: Person },
  at: { samples(code?: string): Samples; codes: readonly string[]; contestId: string },
): Promise<void> {
  const forms = jurorForms(await listLevels(db, at.contestId))
  const sending = own.filter(({ readOnly }) => !readOnly)
  for (const { path } of sending) {
    if (!forms[path]) throw new Error(`what does a juror send to ${path}? See tests/support/blindness/juror-forms.ts`)
  }
  const order = Object.keys(forms)
  sending.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
  for (const address of sending) {
    // The last code is the one that is given back in the end, the first the one that is scored.
    const path = fillIn(address, at.samples(address.path.endsWith('/recuse') ? at.codes.at(-1) : at.codes[0]))
    for (const unusable of [{}, { intent: 'submit', version: 'x', kind: 'none', reason: 'none', until: 'soon' }]) {
      await ask(posting(first, path, { type: 'form', fields: unusable }))
    }
    for (const form of forms[address.path] ?? []) {
      await ask(posting(stranger, path, form))
      await ask(posting(first, path, form))
      await ask(posting(first, path, form))
    }
  }
}

function posting(person: Person, path: string, sent: Sent): Wanted {
  if (sent.type === 'json') {
    return { ...person, method: 'POST', path, body: { type: 'application/json', text: JSON.stringify(sent.value) } }
  }
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(sent.fields)) {
    for (const one of Array.isArray(value) ? value : [value]) fields.append(name, one)
  }
  return { ...person, method: 'POST', path, body: { type: 'application/x-www-form-urlencoded', text: `${fields}` } }
}

/** Of the essays on a juror's desk, as the queue orders them. */
async function listCodes(db: Kysely<Database>, accountId: string, contestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
    .select('a.code')
    .where('j.account_id', '=', accountId)
    .where('a.contest_id', '=', contestId)
    .orderBy('a.position')
    .execute()
  return rows.map(({ code }) => code)
}

/** The highest level of each criterion. */
async function listLevels(db: Kysely<Database>, contestId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('contest.criterion as c')
    .innerJoin('contest.criterion_level as l', 'l.criterion_id', 'c.id')
    .select(({ fn }) => ['c.position', fn.max('l.score').as('level')])
    .where('c.contest_id', '=', contestId)
    .groupBy('c.position')
    .orderBy('c.position')
    .execute()
  return rows.map(({ level }) => level)
}

/** The letters to jurors that wait in the outbox, as they are sent. */
async function readLetters(db: Kysely<Database>, recipients: readonly string[]): Promise<Seen[]> {
  const rows = await db
    .selectFrom('message.outbox')
    .select(['recipient', 'template', 'locale', 'params'])
    .where('recipient', 'in', recipients)
    .orderBy('recipient')
    .orderBy('event_key')
    .execute()
  return rows.map(({ recipient, template, locale, params }) => {
    const letter = renderMessage(
      { template, locale: locale as Locale, params: params as Record<string, string | number> },
      'http://qarmaq.test',
    )
    const answer = Buffer.from(`${letter?.subject}\n\n${letter?.text}`).toString('latin1')
    return { asked: `letter ${template} to ${recipient}`, answer, status: 0, headers: {} }
  })
}
