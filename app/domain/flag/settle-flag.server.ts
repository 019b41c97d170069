import { findAnonymousText } from '#db/queries/anonymous-text.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { lockFlag, updateAssignmentTaken, updateFlag } from '#db/queries/flag.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { type FlagOutcome, outcomesOf } from './rules.ts'

export type Settlement = {
  contestId: string
  flagId: string
  outcome: FlagOutcome
  /** what becomes of the reporting juror's review of a text whose author was recognised */
  review: 'keep' | 'reassign'
  answer: string
}

/**
 * Records what came of a flag. One about a recognisable author is settled only when the text is approved anew, so that
 * none stays away from its jurors forgotten.
 */
export async function settleFlag(
  ctx: Context,
  input: Settlement,
): Promise<Outcome<{ reassign: boolean }, 'not-found' | 'settled' | 'outcome' | 'not-approved' | 'closed'>> {
  if (!isUuid(input.contestId) || !isUuid(input.flagId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    const flag = contest ? await lockFlag(tx, contest.id, input.flagId) : undefined
    if (!contest || !flag) return refuse('not-found')
    if (flag.state !== 'open') return refuse('settled')
    if (!outcomesOf[flag.kind].includes(input.outcome)) return refuse('outcome')
    const reviewing = contest.state === 'in-review'
    if (flag.kind === 'recognisable' && reviewing) {
      const text = await findAnonymousText(tx, flag.essay_id)
      if (text && text.state !== 'approved') return refuse('not-approved')
    }
    const wanted = flag.kind === 'recognisable' && input.review === 'reassign'
    if (wanted && !reviewing) return refuse('closed')
    const reassign = wanted && flag.assignment_id !== null && (await updateAssignmentTaken(tx, flag.assignment_id))
    if (reassign && flag.assignment_id) {
      audit({
        action: 'assignment.take',
        subjectKind: 'assignment',
        subjectId: flag.assignment_id,
        details: { flag: flag.id },
      })
    }
    await updateFlag(tx, flag.id, {
      state: 'settled',
      outcome: input.outcome,
      answer: input.answer,
      settled_by: accountOf(ctx.viewer),
      settled_at: ctx.now,
    })
    audit({
      action: 'flag.settle',
      subjectKind: 'flag',
      subjectId: flag.id,
      details: { outcome: input.outcome, review: reassign ? 'reassign' : 'keep' },
    })
    return ok({ reassign })
  })
}
