import { lockContest } from '#db/queries/contest.server.ts'
import { insertOpening } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayJoin } from './rules.ts'

/** Records what this organiser looks at results beside application codes for; asked once per contest and person. */
export async function openJoin(
  ctx: Context,
  input: { contestId: string; purpose: string },
): Promise<Outcome<null, 'unknown' | 'too-early' | 'not-yours'>> {
  const account = accountOf(ctx.viewer)
  if (!isUuid(input.contestId)) return refuse('unknown')
  if (!account || !hasRole(ctx.viewer, 'organiser')) return refuse('not-yours')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('unknown')
    if (!mayJoin(contest.state)) return refuse('too-early')
    const opened = await insertOpening(tx, {
      contest_id: input.contestId,
      account_id: account,
      purpose: input.purpose,
      opened_at: ctx.now,
    })
    if (opened) {
      audit({
        action: 'bridge.open',
        subjectKind: 'contest',
        subjectId: input.contestId,
        details: { purpose: input.purpose },
      })
    }
    return ok(null)
  })
}
