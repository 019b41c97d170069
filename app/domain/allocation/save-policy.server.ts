import type { ReserveLevel, Rule } from '#app/core/allocation/device-problem.ts'
import { findPolicy, replaceReserves, upsertPolicy } from '#db/queries/allocation-rule.server.ts'
import { listPriorityGroups } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { lockForRules } from './lock-for-rules.server.ts'

export type PolicyInput = {
  contestId: string
  version: number
  usesTiers: boolean
  rule: Rule
  minScore: number | null
  answerDays: number
  appealDays: number
  reserves: { group: string; level: ReserveLevel; share: number }[]
}

/** Sets how the devices of a contest are given. Reserves of one level cannot promise more than all places. */
export async function savePolicy(
  ctx: Context,
  input: PolicyInput,
): Promise<Outcome<null, 'unknown' | 'locked' | 'changed' | 'group' | 'shares', { group: string }>> {
  const { contestId, version, reserves } = input
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockForRules(tx, contestId)
    if (!contest.ok) return contest
    if (((await findPolicy(tx, contestId))?.version ?? 1) !== version) return refuse('changed')
    const groups = new Set((await listPriorityGroups(tx, contestId)).map(({ key }) => key))
    const sums = new Map<string, number>()
    for (const { group, level, share } of reserves) {
      if (!groups.has(group)) return refuse('group', { group })
      const sum = (sums.get(level) ?? 0) + share
      if (sum > 1 + 1e-9) return refuse('shares', { group })
      sums.set(level, sum)
    }
    const values = {
      uses_tiers: input.usesTiers,
      rule: input.rule,
      min_score: input.minScore,
      answer_days: input.answerDays,
      appeal_days: input.appealDays,
    }
    await upsertPolicy(tx, contestId, values)
    await replaceReserves(
      tx,
      contestId,
      reserves.map(({ group, level, share }) => ({ group_key: group, level, share })),
    )
    audit({ action: 'policy.save', subjectKind: 'contest', subjectId: contestId, details: { ...values, reserves } })
    return ok(null)
  })
}
