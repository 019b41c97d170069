import { lockContest } from '#db/queries/contest.server.ts'
import { findOpening, insertOpening } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayJoin } from './rules.ts'

/** Minutes after which an opening ends by itself: long enough to read a region's list, short for a screen left alone. */
export const openingMinutes = 15

/**
 * Shows results beside application codes to this organiser for a quarter of an hour, and records what for. An opening
 * that is in force stays as it is.
 */
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
    if (await findOpening(tx, input.contestId, account, ctx.now)) return ok(null)
    const id = ctx.random.uuid()
    const until = new Date(ctx.now.getTime() + openingMinutes * 60_000)
    await insertOpening(tx, {
      id,
      contest_id: input.contestId,
      account_id: account,
      purpose: input.purpose,
      opened_at: ctx.now,
      until,
    })
    audit({
      action: 'bridge.open',
      subjectKind: 'contest',
      subjectId: input.contestId,
      details: { opening: id, purpose: input.purpose, until: until.toISOString() },
    })
    return ok(null)
  })
}
