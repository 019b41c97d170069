import type { Kysely } from 'kysely'
import { listContestTexts } from '#db/queries/contest.server.ts'
import { listJurorAddresses, listKnownEvents } from '#db/queries/monitor.server.ts'
import type { Database } from '#db/schema.ts'
import { dayOf } from '../application/rules.ts'
import { inLanguage } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import type { Message } from '../transaction.server.ts'
import { listReaders } from './list-readers.server.ts'
import { readReviewPlan } from './review-plan.server.ts'
import { type Audience, isAddressed } from './standing.ts'

/** What a reminder says; its words are the template `jury-reminder`. */
export type ReminderParams = { title: string; contest: string; left: number; until: string }

export type Reminders = {
  messages: Message[]
  /** had one today already */
  known: number
}

/** The letters that would go to an audience now: one to a person on a day, whoever presses the button how often. */
export async function writeReminders(
  db: Kysely<Database>,
  ctx: Pick<Context, 'now'>,
  contest: { id: string; slug: string },
  audience: Audience,
): Promise<Reminders> {
  const plan = await readReviewPlan(db, contest.id)
  const readers = await listReaders(db, contest.id, plan, ctx.now)
  const addresses = new Map((await listJurorAddresses(db, contest.id)).map((row) => [row.id, row]))
  const texts = await listContestTexts(db, [contest.id])
  const titleIn = (locale: Locale) => {
    const title = (language: Locale) => texts.find((text) => text.locale === language)?.title ?? ''
    return inLanguage({ kk: title('kk'), ru: title('ru'), en: title('en') }, locale).text || contest.slug
  }
  const messages = readers.flatMap((reader): Message[] => {
    const to = addresses.get(reader.id)
    if (!to?.email || !isAddressed(audience, reader, reader.standing)) return []
    const locale = to.locale as Locale
    const params = { title: titleIn(locale), contest: contest.id, left: reader.open, until: plan.finishBy ?? '' }
    const eventKey = `jury-reminder:${reader.id}:${dayOf(ctx.now)}`
    return [
      {
        eventKey,
        channel: 'email',
        recipient: to.email,
        locale,
        template: 'jury-reminder',
        params: params satisfies ReminderParams,
        contestId: contest.id,
      },
    ]
  })
  const sent = await listKnownEvents(
    db,
    messages.map(({ eventKey }) => eventKey),
  )
  return { messages: messages.filter(({ eventKey }) => !sent.has(eventKey)), known: sent.size }
}
