import { findLot, insertLot, updateLot } from '#db/queries/lot.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { checkBond } from './check-bond.server.ts'
import type { LotInput } from './input.server.ts'
import { lockForRules } from './lock-for-rules.server.ts'

export type LotReason = 'unknown' | 'locked' | 'changed' | 'region' | 'group' | 'counted'

/**
 * Adds devices to the stock of a contest, or changes a lot that is there. Refused when the lot was changed meanwhile.
 * What the device register counts is changed there.
 */
export async function saveLot(
  ctx: Context,
  { contestId, lotId, ...input }: LotInput & { contestId: string; lotId: string | null },
): Promise<Outcome<{ lotId: string }, LotReason>> {
  if (lotId !== null && !isUuid(lotId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockForRules(tx, contestId)
    if (!contest.ok) return contest
    const bond = await checkBond(tx, contestId, input.earmarkRegion, input.earmarkGroup)
    if (bond !== null) return refuse(bond)
    const values = {
      class: input.class,
      grade: input.grade,
      count: input.count,
      earmark_region: input.earmarkRegion,
      earmark_group: input.earmarkGroup,
      fallback: input.fallback,
      until: input.until,
      note: input.note,
    }
    if (lotId === null) {
      const id = ctx.random.uuid()
      const number = await insertLot(tx, {
        id,
        contest_id: contestId,
        ...values,
        created_by: accountOf(ctx.viewer),
        created_at: ctx.now,
      })
      audit({
        action: 'lot.add',
        subjectKind: 'contest',
        subjectId: contestId,
        details: { number, ...values, note: null },
      })
      return ok({ lotId: id })
    }
    const lot = await findLot(tx, lotId)
    if (lot?.contest_id !== contestId || lot.removed_at) return refuse('unknown')
    if (lot.source === 'register') return refuse('counted')
    // A carried lot that somebody has looked at is as good as a typed one.
    if (!(await updateLot(tx, lotId, input.version, { ...values, source: 'typed' }))) return refuse('changed')
    audit({
      action: 'lot.change',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { number: lot.number, ...values, note: null },
    })
    return ok({ lotId })
  })
}
