import { updateApplication, updateClaimState } from '#db/queries/application.server.ts'
import { takeBackCertificate } from '../certificate/take-back.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayScreen } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'

export type VerifyInput = {
  contestId: string
  applicationId: string
  version: number
  group: string
  /** takes the decision back; a decision is made by `recordCertificate` */
  state: 'claimed'
}

/** Takes back what was decided about a claim to a priority group: it counts again once its paper is seen anew. */
export async function verifyClaim(
  ctx: Context,
  input: VerifyInput,
): Promise<Outcome<null, 'unknown' | 'changed' | 'locked'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const found = await lockScreened(ctx, tx, input)
    if (!found) return refuse('unknown')
    const { row, contest } = found
    if (!mayScreen(contest) || row.state !== 'submitted') return refuse('locked')
    if (row.version !== input.version) return refuse('changed')
    if (!(await updateClaimState(tx, row.id, input.group, input.state))) return refuse('unknown')
    await takeBackCertificate(tx, row.id, input.group)
    await updateApplication(tx, row.id, {})
    audit({
      action: 'claim.verify',
      subjectKind: 'application',
      subjectId: row.id,
      details: { group: input.group, state: input.state },
    })
    return ok(null)
  })
}
