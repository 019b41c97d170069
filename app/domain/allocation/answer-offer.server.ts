import { lockContest } from '#db/queries/contest.server.ts'
import { lockDeviceOfRecipient } from '#db/queries/device.server.ts'
import { findOffer, lockOffer, updateOfferAnswered } from '#db/queries/offer.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { applyMove } from '../device/apply-move.server.ts'
import { isUuid } from '../identifier.ts'
import { maySee } from '../screening/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayAnswer } from './offer.ts'

export type AnswerInput = {
  applicationId: string
  /** staff: the contest at whose address it is written down */
  contestId?: string
  answer: 'accepted' | 'declined'
  reason: string
}

/**
 * Keeps what a family says of the device that it was told of: said by itself, or to a coordinator of its region or an
 * organiser, who writes it down. The same answer again changes nothing; a device that was declined or released is
 * somebody else's turn, and the answer is refused.
 */
export async function answerOffer(
  ctx: Context,
  { applicationId, contestId, answer, reason }: AnswerInput,
): Promise<Outcome<null, 'unknown' | 'closed' | 'freed'>> {
  if (!isUuid(applicationId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const found = await findOffer(tx, applicationId)
    const own = found !== undefined && ctx.viewer.kind === 'applicant' && found.account_id === accountOf(ctx.viewer)
    if (!found || !(own || maySee(ctx.viewer, found.region))) return refuse('unknown')
    if (contestId !== undefined && found.contest_id !== contestId) return refuse('unknown')
    // First the contest, like a succession does: whoever comes second sees what the first one did.
    const contest = await lockContest(tx, found.contest_id)
    const offer = await lockOffer(tx, applicationId)
    if (!contest || !offer) return refuse('unknown')
    if (offer.state === answer) return ok(null)
    if (contest.state !== 'announced') return refuse('closed')
    if (!mayAnswer(offer, answer)) return refuse('freed')
    // A device that stands ready for this child is free again; one that is packed already is on its way.
    const bound = answer === 'declined' ? await lockDeviceOfRecipient(tx, applicationId) : undefined
    if (bound && !(await applyMove(ctx, { tx, audit }, bound, 'ready')).ok) return refuse('closed')
    await updateOfferAnswered(tx, applicationId, {
      state: answer,
      by: accountOf(ctx.viewer),
      at: ctx.now,
      reason: answer === 'declined' ? reason : '',
    })
    // The family's words stay out of a log that nothing can be taken out of.
    audit({
      action: 'offer.answer',
      subjectKind: 'application',
      subjectId: applicationId,
      details: { answer, from: offer.state, by: own ? 'family' : 'staff' },
    })
    return ok(null)
  })
}
