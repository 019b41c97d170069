import { lockContest } from '#db/queries/contest.server.ts'
import { findOffer, lockOffer, updateOfferAnswered } from '#db/queries/offer.server.ts'
import { dayOf } from '../application/rules.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { isLate } from './offer.ts'

/** No answer came by the day and an organiser confirms it: the device is free for the next in order. */
export async function releaseOffer(
  ctx: Context,
  input: { contestId: string; applicationId: string },
): Promise<Outcome<null, 'unknown' | 'closed' | 'not-late'>> {
  const { contestId, applicationId } = input
  if (!isUuid(contestId) || !isUuid(applicationId) || !hasRole(ctx.viewer, 'organiser')) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const found = await findOffer(tx, applicationId)
    const contest = found?.contest_id === contestId ? await lockContest(tx, contestId) : undefined
    const offer = contest && (await lockOffer(tx, applicationId))
    if (!contest || !offer) return refuse('unknown')
    if (offer.state === 'released') return ok(null)
    if (contest.state !== 'announced') return refuse('closed')
    if (!isLate({ state: offer.state, answerBy: offer.answer_by }, dayOf(ctx.now))) return refuse('not-late')
    const by = accountOf(ctx.viewer)
    await updateOfferAnswered(tx, applicationId, { state: 'released', by, at: ctx.now, reason: '' })
    audit({ action: 'offer.release', subjectKind: 'application', subjectId: applicationId })
    return ok(null)
  })
}
