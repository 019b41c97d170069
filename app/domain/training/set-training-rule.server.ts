import { upsertTrainingRule } from '#db/queries/training.server.ts'
import type { Context } from '../context.ts'
import { changeRule } from '../jury/change-rule.server.ts'

/** Sets whether jurors must finish the training before their first score. */
export function setTrainingRule(ctx: Context, { contestId, required }: { contestId: string; required: boolean }) {
  return changeRule(ctx, { contestId, action: 'training.rule', details: { required } }, (tx, contest) =>
    upsertTrainingRule(tx, contest, required),
  )
}
