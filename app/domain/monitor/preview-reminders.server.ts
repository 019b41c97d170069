import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context, Locale } from '../context.ts'
import { type ReminderParams, writeReminders } from './reminder.server.ts'
import type { Audience } from './standing.ts'

export type ReminderPreview = {
  contest: Contest
  people: number
  known: number
  /** one of the letters in each language that they go in, with nobody's name */
  samples: { locale: Locale; people: number; params: ReminderParams }[]
}

/** Who would get a reminder, as counts, and what it says; null for an unknown contest. */
export async function previewReminders(
  ctx: Context,
  input: { contestId: string; audience: Audience },
): Promise<ReminderPreview | null> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return null
  const { messages, known } = await writeReminders(ctx.db, ctx, contest, input.audience)
  const locales = [...new Set(messages.map(({ locale }) => locale))].sort()
  return {
    contest,
    people: messages.length,
    known,
    samples: locales.flatMap((locale) => {
      const own = messages.filter((message) => message.locale === locale)
      const [first] = own
      return first ? [{ locale, people: own.length, params: first.params as ReminderParams }] : []
    }),
  }
}
