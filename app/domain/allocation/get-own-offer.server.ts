import { findOffer } from '#db/queries/offer.server.ts'
import { accountOf, type Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import type { OfferState } from './offer.ts'

export type OwnOffer = {
  state: OfferState
  /** YYYY-MM-DD */
  answerBy: string
}

/** The device that a family was told of, for itself; null when there is none. */
export async function getOwnOffer(ctx: Context, applicationId: string): Promise<OwnOffer | null> {
  const row = isUuid(applicationId) ? await findOffer(ctx.db, applicationId) : undefined
  return row && row.account_id === accountOf(ctx.viewer) ? { state: row.state, answerBy: row.answer_by } : null
}
