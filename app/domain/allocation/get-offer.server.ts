import { findOffer } from '#db/queries/offer.server.ts'
import { dayOf } from '../application/rules.ts'
import { accountOf, type Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { maySee } from '../screening/rules.ts'
import { isLate, type OfferState } from './offer.ts'

export type OfferView = {
  contestId: string
  class: string
  state: OfferState
  /** YYYY-MM-DD */
  answerBy: string
  late: boolean
  /** by succession, not by the list itself */
  succeeded: boolean
}

/** The device that a family was told of, for itself; null when there is none. */
export async function getOwnOffer(ctx: Context, applicationId: string): Promise<OfferView | null> {
  const row = isUuid(applicationId) ? await findOffer(ctx.db, applicationId) : undefined
  return row && row.account_id === accountOf(ctx.viewer) ? present(ctx, row) : null
}

/** The same for staff of the child's region, with whom to telephone. */
export async function getOffer(ctx: Context, contestId: string, applicationId: string) {
  const row = isUuid(applicationId) ? await findOffer(ctx.db, applicationId) : undefined
  if (!row || row.contest_id !== contestId || !maySee(ctx.viewer, row.region)) return null
  const { code, phone, reason } = row
  return { ...present(ctx, row), code, phone, reason, name: `${row.family_name} ${row.given_name}`.trim() }
}

function present(ctx: Context, row: NonNullable<Awaited<ReturnType<typeof findOffer>>>): OfferView {
  const offer = { state: row.state, answerBy: row.answer_by }
  return {
    ...offer,
    contestId: row.contest_id,
    class: row.class,
    late: isLate(offer, dayOf(ctx.now)),
    succeeded: row.instead_of !== null,
  }
}
