import { lockContest } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { writeReminders } from './reminder.server.ts'
import type { Audience } from './standing.ts'

/** Writes the reminders to an audience. Under the contest's lock, so that two presses at once are one after the other. */
export async function sendReminders(
  ctx: Context,
  { contestId, audience }: { contestId: string; audience: Audience },
): Promise<Outcome<{ sent: number; known: number }, 'not-found' | 'not-now'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit, send }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (contest.state !== 'in-review') return refuse('not-now')
    const { messages, known } = await writeReminders(tx, ctx, contest, audience)
    for (const message of messages) send(message)
    // Counts alone: whom it reached would tie an address to a juror's number.
    const details = { audience, sent: messages.length, known }
    if (messages.length > 0) {
      audit({ action: 'reminder.send', subjectKind: 'contest', subjectId: contest.id, details })
    }
    return ok({ sent: messages.length, known })
  })
}
