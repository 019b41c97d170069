import { updateOwnPause } from '#db/queries/blind-desk.server.ts'
import { dayOf } from '../application/rules.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat } from './desk.server.ts'
import { longestPause, mayInvite } from './rules.ts'

/**
 * Takes a break up to and including a day, or ends one (`null`). Nothing new is given out to a juror meanwhile; what
 * lies on the desk stays and may be read.
 */
export async function pauseReading(
  ctx: Context,
  input: { contestId: string; until: string | null },
): Promise<Outcome<null, 'not-found' | 'closed' | 'past' | 'far'>> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!mayInvite(seat.state)) return refuse('closed')
    const { until } = input
    if (until !== null && until < dayOf(ctx.now)) return refuse('past')
    if (until !== null && until > dayOf(new Date(ctx.now.getTime() + longestPause * 86_400_000))) return refuse('far')
    await updateOwnPause(tx, seat.jurorId, until)
    audit({ action: until ? 'juror.pause' : 'juror.resume', subjectKind: 'juror', subjectId: seat.jurorId })
    return ok(null)
  })
}
