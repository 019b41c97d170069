import { findFlaggable, insertOwnConcern, insertOwnFlag } from '#db/queries/blind-flag.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { findSeat } from '../jury/desk.server.ts'
import { mayRead } from '../jury/rules.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { mayRaise, type RaisedKind } from './rules.ts'

export type RaisedFlag = { contestId: string; code: string; kind: RaisedKind; passage: string; note: string }

/**
 * A juror says that something about an essay needs somebody's attention. It touches no score, and the juror learns
 * nothing further: the same said twice is taken as said. What follows is the program's: see passOnFlags.
 */
export async function raiseFlag(ctx: Context, input: RaisedFlag): Promise<Outcome<null, 'not-found' | 'closed'>> {
  try {
    return await inBlindTransaction(ctx, async ({ tx, audit }) => {
      const seat = await findSeat(tx, input.contestId)
      if (!seat || !mayRead(seat.state)) return refuse('not-found')
      const assignment = await findFlaggable(tx, seat.jurorId, input.code)
      if (!assignment) return refuse('not-found')
      if (!mayRaise(input.kind, seat.state === 'in-review')) return refuse('closed')
      const row = {
        id: ctx.random.uuid(),
        contest_id: seat.contestId,
        essay_id: assignment.essay_id,
        assignment_id: assignment.id,
        note: input.note,
        created_at: ctx.now,
      }
      const subject = { subjectKind: 'assignment', subjectId: assignment.id }
      if (input.kind === 'worry') {
        await insertOwnConcern(tx, row)
        audit({ ...subject, action: 'concern.raise', details: { concern: row.id } })
      } else {
        await insertOwnFlag(tx, { ...row, kind: input.kind, passage: input.passage })
        audit({ ...subject, action: 'flag.raise', details: { flag: row.id, kind: input.kind } })
      }
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error, 'flag_open_once') || isUniqueViolation(error, 'concern_open_once')) return ok(null)
    throw error
  }
}
