import { deleteReadingChecks, upsertDiscrepancyRule } from '#db/queries/discrepancy.server.ts'
import type { Context } from '../context.ts'
import { changeRule } from '../jury/change-rule.server.ts'
import type { DiscrepancyRule } from './rules.ts'

/** Sets the rule from now on: every essay is compared anew by it; what was asked for already stays. */
export function setRule(ctx: Context, { contestId, ...rule }: DiscrepancyRule & { contestId: string }) {
  return changeRule(ctx, { contestId, action: 'discrepancy.rule', details: rule }, async (tx, contest_id) => {
    await upsertDiscrepancyRule(tx, {
      contest_id,
      level_gap: rule.levelGap,
      points_gap: rule.pointsGap,
      statistical: rule.statistical,
      extra_rounds: rule.extraRounds,
      adjudicated: rule.adjudicated,
    })
    await deleteReadingChecks(tx, contest_id)
  })
}
