import { findLot, updateLot } from '#db/queries/lot.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { lockForRules } from './lock-for-rules.server.ts'

/** Takes a lot out of the stock, or puts back one that was taken out. Done twice it changes nothing. */
export async function removeLot(
  ctx: Context,
  { contestId, lotId, undo }: { contestId: string; lotId: string; undo: boolean },
): Promise<Outcome<null, 'unknown' | 'locked' | 'counted'>> {
  if (!isUuid(lotId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockForRules(tx, contestId)
    if (!contest.ok) return contest
    const lot = await findLot(tx, lotId)
    if (lot?.contest_id !== contestId) return refuse('unknown')
    if (lot.source === 'register') return refuse('counted')
    if ((lot.removed_at === null) === undo) return ok(null)
    await updateLot(tx, lotId, lot.version, { removed_at: undo ? null : ctx.now })
    audit({
      action: undo ? 'lot.restore' : 'lot.remove',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { number: lot.number, count: lot.count },
    })
    return ok(null)
  })
}
