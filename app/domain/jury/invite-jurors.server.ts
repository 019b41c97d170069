import { lockContest } from '#db/queries/contest.server.ts'
import { listJurorInvitations } from '#db/queries/invitation.server.ts'
import { listJurorPeople, listJurors } from '#db/queries/juror.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { firstWrongEmail } from './input.server.ts'
import { issueInvitation } from './issue-invitation.server.ts'
import { invitationState, mayInvite } from './rules.ts'

/** Invites by e-mail; addresses with an invitation in force, or of active jurors, are passed over. */
export async function inviteJurors(
  ctx: Context,
  input: { contestId: string; emails: readonly string[]; locale: Locale; origin: string },
): Promise<Outcome<{ invited: number; known: number }, 'not-found' | 'not-now' | 'wrong-email', { email: string }>> {
  const wrong = firstWrongEmail(input.emails)
  if (wrong !== undefined) return refuse('wrong-email', { email: wrong })
  if (!isUuid(input.contestId)) return refuse('not-found')
  return inTransaction(ctx, async (work) => {
    const { tx } = work
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    const [invitations, people, jurors] = await Promise.all([
      listJurorInvitations(tx, contest.id),
      listJurorPeople(tx, contest.id),
      listJurors(tx, contest.id),
    ])
    const active = new Set(jurors.filter(({ state }) => state === 'active').map(({ id }) => id))
    const known = new Set([
      ...invitations.filter((one) => invitationState(one, ctx.now) === 'pending').map(({ email }) => email),
      ...people.filter(({ id }) => active.has(id)).map(({ email }) => email),
    ])
    const fresh = [...new Set(input.emails)].filter((email) => !known.has(email))
    for (const email of fresh) {
      await issueInvitation(work, ctx, { contest, email, locale: input.locale, origin: input.origin })
    }
    return ok({ invited: fresh.length, known: input.emails.length - fresh.length })
  })
}
