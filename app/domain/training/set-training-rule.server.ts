import { lockContest } from '#db/queries/contest.server.ts'
import { upsertTrainingRule } from '#db/queries/training.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'

/** Sets whether jurors must finish the training before their first score. */
export async function setTrainingRule(
  ctx: Context,
  { contestId, required }: { contestId: string; required: boolean },
): Promise<Outcome<null, 'not-found' | 'over'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('over')
    await upsertTrainingRule(tx, contestId, required)
    audit({ action: 'training.rule', subjectKind: 'contest', subjectId: contestId, details: { required } })
    return ok(null)
  })
}
