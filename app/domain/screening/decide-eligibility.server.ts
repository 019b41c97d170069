import { updateApplication } from '#db/queries/application.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { type IneligibleReason, mayScreen } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'

export type Decision = { eligibility: 'eligible' | 'pending' } | { eligibility: 'ineligible'; reason: IneligibleReason }

export type DecideInput = Decision & {
  contestId: string
  applicationId: string
  /** of the application as the screener saw it */
  version: number
}

export type DecideRefusal = 'unknown' | 'changed' | 'locked'

/** Lets an application take part, turns it down with a reason, or takes the decision back (`pending`). */
export async function decideEligibility(ctx: Context, input: DecideInput): Promise<Outcome<null, DecideRefusal>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const found = await lockScreened(ctx, tx, input)
    if (!found) return refuse('unknown')
    const { row, contest } = found
    if (!mayScreen(contest) || row.state !== 'submitted') return refuse('locked')
    if (row.version !== input.version) return refuse('changed')
    const reason = input.eligibility === 'ineligible' ? input.reason : null
    if (row.eligibility === input.eligibility && row.ineligible_reason === reason) return ok(null)
    const decided = input.eligibility !== 'pending'
    await updateApplication(tx, row.id, {
      eligibility: input.eligibility,
      ineligible_reason: reason,
      screened_by: decided ? accountOf(ctx.viewer) : null,
      screened_at: decided ? ctx.now : null,
    })
    audit({
      action: 'application.screen',
      subjectKind: 'application',
      subjectId: row.id,
      details: { from: row.eligibility, to: input.eligibility, ...(reason ? { reason } : {}) },
    })
    return ok(null)
  })
}
