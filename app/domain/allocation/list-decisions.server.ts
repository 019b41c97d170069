import { listDecisions } from '#db/queries/allocation-decision.server.ts'
import type { Context } from '../context.ts'
import { type Names, presentNamesOrNull, presentReason } from './present.ts'
import { partsOf, type ReasonParts, type StoredReason } from './reason.ts'

export type DecisionLine = {
  applicationId: string
  code: string
  district: Names | null
  position: number
  lot: string | null
  reason: StoredReason
  parts: ReasonParts
  ineligibleReason: string | null
  withdrawn: boolean
}

/** One region's recipients, waiting list or applications not considered, in the order of the run; without names. */
export async function listRegionDecisions(
  ctx: Pick<Context, 'db'>,
  filter: { runId: string; region: string; outcome: 'recipient' | 'waiting' | 'not-considered' },
): Promise<DecisionLine[]> {
  return (await listDecisions(ctx.db, filter)).map((row) => {
    const reason = presentReason(row.reason, filter.region)
    return {
      applicationId: row.application_id,
      code: row.code,
      district: presentNamesOrNull(row),
      position: row.position,
      lot: row.lot,
      reason,
      parts: partsOf(reason, row.position),
      ineligibleReason: row.ineligible_reason,
      withdrawn: row.state === 'withdrawn',
    }
  })
}
