import { lockContest, updateContest } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction, type Work } from '../transaction.server.ts'
import { assembleContest } from './assemble-contest.server.ts'
import type { Contest, ContestFacts } from './contest.ts'
import { getContestFacts } from './get-contest-facts.server.ts'

export type ChangeRefusal = 'unknown' | 'changed' | 'locked'

/** What a section writes besides its own tables, and what the audit says of it. */
export type Change = { columns?: Parameters<typeof updateContest>[3]; details: Record<string, unknown> }

/**
 * The way that every edit of a contest goes: lock, compare the version, see what stands on the contest already,
 * write, count the version up, audit. `run` returns null when a part is locked.
 */
export async function changeContest(
  ctx: Context,
  target: { contestId: string; version: number },
  section: 'texts' | 'rules' | 'groups' | 'rubric',
  run: (contest: Contest, facts: ContestFacts, tx: Work['tx']) => Promise<Change | null>,
): Promise<Outcome<{ version: number }, ChangeRefusal>> {
  if (!isUuid(target.contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const row = await lockContest(tx, target.contestId)
    if (!row) return refuse('unknown')
    if (row.version !== target.version) return refuse('changed')
    const contest = await assembleContest(tx, row)
    const change = await run(contest, await getContestFacts({ db: tx, now: ctx.now }, row.id), tx)
    if (!change) return refuse('locked')
    await updateContest(tx, row.id, row.version, change.columns ?? {})
    audit({
      action: 'contest.edit',
      subjectKind: 'contest',
      subjectId: row.id,
      details: { section, state: row.state, ...change.details },
    })
    return ok({ version: row.version + 1 })
  })
}
