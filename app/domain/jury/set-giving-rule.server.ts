import { upsertAssignmentRule } from '#db/queries/assignment-rule.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import type { GivingRule } from './giving-rule.server.ts'
import { mayInvite } from './rules.ts'

/** Sets how essays are given out from now on; what has been given out stays. */
export async function setGivingRule(
  ctx: Context,
  { contestId, ...rule }: GivingRule & { contestId: string },
): Promise<Outcome<null, 'not-found' | 'not-now'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    await upsertAssignmentRule(tx, {
      contest_id: contest.id,
      least_load: rule.leastLoad,
      own_district_allowed: rule.ownDistrictAllowed,
      surname_conflicts: rule.surnameConflicts,
      anchor_readers: rule.anchorReaders === 'all' ? null : rule.anchorReaders,
    })
    audit({ action: 'assignment.rule', subjectKind: 'contest', subjectId: contest.id, details: rule })
    return ok(null)
  })
}
