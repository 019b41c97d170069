import { updatePriorityGroups } from '#db/queries/contest.server.ts'
import type { Context, Outcome } from '../context.ts'
import { type ChangeRefusal, changeContest } from './change-contest.server.ts'
import type { PriorityGroup } from './contest.ts'
import { withKeys } from './group-keys.ts'
import { groupRow } from './rows.ts'
import { lockOf } from './rules.ts'

/** Replaces the priority groups; locked once somebody has applied, since they may have claimed one. */
export function editGroups(
  ctx: Context,
  input: { contestId: string; version: number; groups: readonly PriorityGroup[] },
): Promise<Outcome<{ version: number }, ChangeRefusal>> {
  return changeContest(ctx, input, 'groups', async (contest, facts, tx) => {
    if (lockOf('groups', contest.state, facts)) return null
    const groups = withKeys(input.groups)
    await updatePriorityGroups(tx, contest.id, groups.map(groupRow))
    return { details: { groups: groups.map(({ key, tier }) => ({ key, tier })) } }
  })
}
