import { lockContest } from '#db/queries/contest.server.ts'
import { deleteReadingChecks, upsertDiscrepancyRule } from '#db/queries/discrepancy.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import type { DiscrepancyRule } from './rules.ts'

/** Sets the rule from now on: every essay is compared anew by it; what was asked for already stays. */
export async function setRule(
  ctx: Context,
  { contestId, ...rule }: DiscrepancyRule & { contestId: string },
): Promise<Outcome<null, 'not-found' | 'not-now'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    await upsertDiscrepancyRule(tx, {
      contest_id: contest.id,
      level_gap: rule.levelGap,
      points_gap: rule.pointsGap,
      statistical: rule.statistical,
      extra_rounds: rule.extraRounds,
      adjudicated: rule.adjudicated,
    })
    await deleteReadingChecks(tx, contest.id)
    audit({ action: 'discrepancy.rule', subjectKind: 'contest', subjectId: contest.id, details: rule })
    return ok(null)
  })
}
