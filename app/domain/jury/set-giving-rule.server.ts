import { upsertAssignmentRule } from '#db/queries/assignment-rule.server.ts'
import type { Context } from '../context.ts'
import { changeRule } from './change-rule.server.ts'
import type { GivingRule } from './giving-rule.server.ts'

/** Sets how essays are given out from now on; what has been given out stays. */
export function setGivingRule(ctx: Context, { contestId, ...rule }: GivingRule & { contestId: string }) {
  return changeRule(ctx, { contestId, action: 'assignment.rule', details: rule }, (tx, contest_id) =>
    upsertAssignmentRule(tx, {
      contest_id,
      least_load: rule.leastLoad,
      own_district_allowed: rule.ownDistrictAllowed,
      surname_conflicts: rule.surnameConflicts,
      anchor_readers: rule.anchorReaders === 'all' ? null : rule.anchorReaders,
    }),
  )
}
