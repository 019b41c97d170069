import { lockContest } from '#db/queries/contest.server.ts'
import { findEssayByCode, listRuledContests, updateDecidedDiscrepancies } from '#db/queries/discrepancy.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { tellReaders } from '../jury/tell-readers.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { compareReadings } from './compare-readings.server.ts'
import { giveWaiting } from './give-waiting.server.ts'
import { readRule } from './read-rule.server.ts'
import { isRuleOn } from './rules.ts'

/**
 * Applies the rule of a contest to the readings that have come in and gives what waits to somebody. The program does
 * this, whoever's reading it follows: no juror learns that an essay is read once more.
 * @param essayIds compares these alone; null for all that have changed
 */
export async function settleReadings(
  ctx: Context,
  input: { contestId: string; essayIds: readonly string[] | null },
): Promise<Outcome<{ compared: number; given: number }, 'not-now'>> {
  return inTransaction({ ...ctx, viewer: { kind: 'system', name: 'discrepancy' } }, async (work) => {
    const { tx, audit } = work
    const contest = await lockContest(tx, input.contestId)
    if (contest?.state !== 'in-review') return refuse('not-now')
    const rule = await readRule(tx, contest.id)
    const ruled = { id: contest.id, reviewsPerEssay: contest.reviews_per_essay }
    const compared = rule && isRuleOn(rule) ? await compareReadings(work, ctx, ruled, rule, input.essayIds) : 0
    for (const id of await updateDecidedDiscrepancies(tx, contest.id, ctx.now))
      audit({ action: 'discrepancy.adjudicate', subjectKind: 'discrepancy', subjectId: id })
    const readers = await giveWaiting(work, ctx, ruled)
    await tellReaders(work, ctx, contest, readers)
    return ok({ compared, given: readers.length })
  })
}

/** After one juror's review, of which only the juror's own code is known. Cheap where there is no rule. */
export async function settleReadingOf(ctx: Context, input: { contestId: string; code: string }): Promise<void> {
  const rule = await readRule(ctx.db, input.contestId)
  if (!rule || !isRuleOn(rule)) return
  const essayId = await findEssayByCode(ctx.db, input.contestId, input.code)
  if (essayId) await settleReadings(ctx, { contestId: input.contestId, essayIds: [essayId] })
}

/** Every contest in review that has a rule: what a stopped server left, and what waits for somebody to have room. */
export async function settleAllReadings(ctx: Context, stopping: AbortSignal): Promise<void> {
  for (const contestId of await listRuledContests(ctx.db)) {
    if (stopping.aborted) return
    await settleReadings(ctx, { contestId, essayIds: null })
  }
}
