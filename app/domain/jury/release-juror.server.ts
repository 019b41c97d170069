import { updateOpenAssignmentsRecused } from '#db/queries/assignment.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { updateJurorState } from '#db/queries/juror.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayInvite } from './rules.ts'

/** Lets a juror go: what he or she has finished counts, the rest is given back; the desk closes. */
export async function releaseJuror(
  ctx: Context,
  input: { contestId: string; number: number },
): Promise<Outcome<{ returned: number }, 'not-found' | 'not-now'>> {
  if (!isUuid(input.contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    const jurorId = await updateJurorState(tx, contest.id, input.number, 'active', 'left')
    if (!jurorId) return refuse('not-found')
    const returned = await updateOpenAssignmentsRecused(tx, jurorId)
    audit({ action: 'juror.release', subjectKind: 'juror', subjectId: jurorId, details: { returned } })
    return ok({ returned })
  })
}
