import { listOffers } from '#db/queries/offer.server.ts'
import { dayOf } from '../application/rules.ts'
import { type Context, ok } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { screenedRegions } from '../screening/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { isLate, type OfferState } from './offer.ts'
import { type Names, presentNamesOrNull } from './present.ts'

export type OfferLine = {
  applicationId: string
  code: string
  name: string
  guardian: string
  phone: string
  region: Names | null
  class: string
  state: OfferState
  late: boolean
  answerBy: string
  reason: string
  withdrawn: boolean
}

/**
 * Everybody of the viewer's regions who was told of a device, and what they answered: late ones first. It names
 * children, so each opening is in the audit.
 */
export async function openOffers(ctx: Context, contestId: string): Promise<OfferLine[]> {
  if (!isUuid(contestId)) return []
  const regions = screenedRegions(ctx.viewer)
  const outcome = await inTransaction(ctx, async ({ tx, audit }) => {
    const rows = await listOffers(tx, contestId, regions)
    if (rows.length > 0) {
      audit({
        action: 'offer.openList',
        subjectKind: 'contest',
        subjectId: contestId,
        details: { regions: regions ?? 'all', children: rows.length },
      })
    }
    return ok(rows)
  })
  const today = dayOf(ctx.now)
  const order = (line: OfferLine) => (line.late ? 0 : line.state === 'offered' ? 1 : 2)
  return outcome.value
    .map((row) => ({
      applicationId: row.application_id,
      code: row.code,
      name: `${row.family_name} ${row.given_name}`.trim(),
      guardian: row.guardian_name,
      phone: row.phone,
      region: presentNamesOrNull(row),
      class: row.class,
      state: row.state,
      late: isLate({ state: row.state, answerBy: row.answer_by }, today),
      answerBy: row.answer_by,
      reason: row.reason,
      withdrawn: row.application === 'withdrawn',
    }))
    .sort((a, b) => order(a) - order(b))
}
