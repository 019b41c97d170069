import { findOffer } from '#db/queries/offer.server.ts'
import { dayOf } from '../application/rules.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { maySee } from '../screening/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { isLate, type OfferState } from './offer.ts'

export type OpenedOffer = {
  code: string
  name: string
  phone: string
  state: OfferState
  /** YYYY-MM-DD */
  answerBy: string
  late: boolean
  reason: string
}

/** What one family was told of and whom to telephone, for staff of the child's region; each opening is in the audit. */
export async function openOffer(
  ctx: Context,
  contestId: string,
  applicationId: string,
): Promise<Outcome<OpenedOffer, 'unknown'>> {
  if (!isUuid(applicationId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const row = await findOffer(tx, applicationId)
    if (!row || row.contest_id !== contestId || !maySee(ctx.viewer, row.region)) return refuse('unknown')
    audit({ action: 'offer.open', subjectKind: 'application', subjectId: applicationId })
    return ok({
      code: row.code,
      name: `${row.family_name} ${row.given_name}`.trim(),
      phone: row.phone,
      state: row.state,
      answerBy: row.answer_by,
      late: isLate({ state: row.state, answerBy: row.answer_by }, dayOf(ctx.now)),
      reason: row.reason,
    })
  })
}
