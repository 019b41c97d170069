import { type Kysely, sql } from 'kysely'
import { formatCode } from '#app/core/blinding/code.ts'
import type { Database } from '#db/schema.ts'
import { announcedDay } from './announce.server.ts'
import type { Entry } from './applications.server.ts'
import type { SeedContest } from './contest.server.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import type { JurorPerson } from './staff.ts'

const minute = 60_000

/** The receipts that submissions wrote: by e-mail long since sent, on paper printed. */
export async function insertReceipts(
  db: Kysely<Database>,
  contest: SeedContest,
  entries: readonly Entry[],
  emailOf: (entry: Entry) => string,
): Promise<void> {
  const rows = entries.flatMap((entry) => {
    if (!entry.submittedAt) return []
    const email = emailOf(entry)
    const code = formatCode(entry.code)
    return [
      {
        id: idOf('receipt', contest.key, entry.person.key),
        event_key: `application-received:${entry.applicationId}:1`,
        contest_id: contest.id,
        channel: email ? ('email' as const) : ('slip' as const),
        recipient: email || code,
        locale: entry.locale,
        template: 'application-received',
        params: JSON.stringify({ code, contest: contest.texts[entry.locale].title }),
        state: 'sent' as const,
        attempts: email ? 1 : 0,
        next_attempt_at: entry.submittedAt,
        created_at: entry.submittedAt,
        sent_at: new Date(entry.submittedAt.getTime() + minute),
        sent_via: email ? ('smtp' as const) : ('print' as const),
      },
    ]
  })
  await db.insertInto('message.outbox').values(rows).execute()
}

/** One more juror was asked to join the running review; the mail server refused the address at first. */
export async function insertPendingInvitation(
  db: Kysely<Database>,
  contest: SeedContest,
  invited: Pick<JurorPerson, 'email' | 'locale'>,
  invitedBy: string,
  time: Timeline,
): Promise<void> {
  const id = idOf('invitation', contest.key, invited.email)
  const createdAt = time.at(-2, 16)
  await db
    .insertInto('identity.invitation')
    .values({
      id,
      token_hash: Buffer.from(draws(`token\u001f${invited.email}`).bytes(32)).toString('hex'),
      email: invited.email,
      role: 'juror',
      contest_id: contest.id,
      locale: invited.locale,
      invited_by: invitedBy,
      created_at: createdAt,
      expires_at: new Date(createdAt.getTime() + 14 * 24 * 60 * minute),
    })
    .execute()
  await db
    .insertInto('message.outbox')
    .values({
      id: idOf('invitation message', invited.email),
      event_key: `invitation:${id}`,
      contest_id: contest.id,
      channel: 'email',
      recipient: invited.email,
      locale: invited.locale,
      template: 'jury-invitation',
      params: JSON.stringify({ title: contest.texts[invited.locale].title, link: '', days: 14 }),
      state: 'failed',
      attempts: 1,
      next_attempt_at: createdAt,
      last_error: 'smtp-550',
      created_at: createdAt,
    })
    .execute()
}

/**
 * How the letters with the result fared: nearly all arrived, some addresses do not exist, a few wait for the next
 * try. Slips of paper wait to be printed.
 */
export async function settleResults(db: Kysely<Database>, contestId: string, time: Timeline): Promise<void> {
  const letters = await db
    .selectFrom('message.outbox')
    .select('id')
    .where('contest_id', '=', contestId)
    .where('template', '=', 'result')
    .where('channel', '=', 'email')
    .orderBy('event_key')
    .execute()
  const ids = draws('results').shuffled(letters.map(({ id }) => id))
  const [failed, waiting, sent] = [ids.slice(0, 2), ids.slice(2, 5), ids.slice(5)]
  const tried = new Date(time.at(announcedDay, 12).getTime() + 2 * minute)
  const update = (some: readonly string[], set: Parameters<typeof change>[2]) => change(db, some, set)
  await update(sent, { state: 'sent', attempts: 1, sent_at: tried, sent_via: 'smtp' })
  await update(failed, { state: 'failed', attempts: 1, last_error: 'smtp-550' })
  await update(waiting, {
    attempts: 5,
    last_error: 'connection',
    next_attempt_at: new Date(time.now.getTime() + 90 * minute),
  })
}

async function change(
  db: Kysely<Database>,
  ids: readonly string[],
  set: {
    state?: 'sent' | 'failed'
    attempts?: number
    sent_at?: Date
    sent_via?: 'smtp'
    last_error?: string
    next_attempt_at?: Date
  },
): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('message.outbox').set(set).where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}
