import { lockContest } from '#db/queries/contest.server.ts'
import { deleteCalibrationEssay } from '#db/queries/training.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'

/** Takes an essay out of the training, with what jurors answered to it. */
export async function removeCalibrationEssay(
  ctx: Context,
  { contestId, essayId }: { contestId: string; essayId: string },
): Promise<Outcome<null, 'not-found' | 'over'>> {
  if (!isUuid(contestId) || !isUuid(essayId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('over')
    if (!(await deleteCalibrationEssay(tx, contestId, essayId))) return refuse('not-found')
    const details = { contest: contestId }
    audit({ action: 'training.remove', subjectKind: 'calibration-essay', subjectId: essayId, details })
    return ok(null)
  })
}
