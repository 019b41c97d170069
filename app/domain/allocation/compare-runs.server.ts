import { listChangedOutcomes } from '#db/queries/allocation-decision.server.ts'
import type { Context } from '../context.ts'
import { presentReason } from './present.ts'
import { partsOf, type ReasonParts } from './reason.ts'

export type OutcomeName = 'recipient' | 'waiting' | 'not-considered' | 'absent'

export type ChangedOutcome = {
  code: string
  region: string
  before: OutcomeName
  after: OutcomeName
  /** why it is so now; null: the application is not in the later run */
  reason: ReasonParts | null
}

/** Whose outcome differs between two runs of a contest: who comes in and who goes out. */
export async function compareRuns(
  ctx: Pick<Context, 'db'>,
  earlierRunId: string,
  laterRunId: string,
): Promise<ChangedOutcome[]> {
  return (await listChangedOutcomes(ctx.db, earlierRunId, laterRunId)).map((row) => ({
    code: row.code,
    region: row.region,
    before: nameOf(row.before),
    after: nameOf(row.after),
    reason: row.reason && partsOf(presentReason(row.reason, row.region), row.position ?? 0),
  }))
}

function nameOf(outcome: string | null): OutcomeName {
  return outcome === 'recipient' || outcome === 'waiting' || outcome === 'not-considered' ? outcome : 'absent'
}
