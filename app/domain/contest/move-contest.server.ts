import { lockContest } from '#db/queries/contest.server.ts'
import { drawLottery } from '../allocation/commit-lottery.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { assembleContest } from './assemble-contest.server.ts'
import type { ContestState } from './contest.ts'
import { getContestFacts } from './get-contest-facts.server.ts'
import { allowsMove, type CheckName, checksOf, mayMove } from './rules.ts'
import { setContestState } from './set-contest-state.server.ts'

export type ContestMove = {
  contestId: string
  to: ContestState
  version: number
  /** for checks that ask for it, the count that the organiser was shown */
  confirmed?: Partial<Record<CheckName, number>>
}

/** Moves a contest to the next state or one back. Guards are read anew under the lock of the contest. */
export async function moveContest(
  ctx: Context,
  input: ContestMove,
): Promise<Outcome<{ from: ContestState; to: ContestState }, 'unknown' | 'changed' | 'not-possible' | 'guarded'>> {
  if (!isUuid(input.contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const row = await lockContest(tx, input.contestId)
    if (!row) return refuse('unknown')
    if (row.version !== input.version) return refuse('changed')
    if (!mayMove(row.state, input.to)) return refuse('not-possible')
    const contest = await assembleContest(tx, row)
    const checks = checksOf(contest, await getContestFacts({ db: tx, now: ctx.now }, row.id), input.to, ctx.now)
    if (!allowsMove(checks, input.confirmed ?? {})) return refuse('guarded')
    await setContestState({ tx, audit }, row.id, row.state, input.to)
    // Before anybody can know the order, the lots between equals are fixed.
    if (row.state === 'closed' && input.to === 'in-review') await drawLottery(ctx, { tx, audit }, row.id)
    return ok({ from: row.state, to: input.to })
  })
}
