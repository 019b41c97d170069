import { countWords } from '#app/core/essay/count-words.ts'
import { listOwnAssignments } from '#db/queries/blind-desk.server.ts'
import { dayOf } from '../application/rules.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { obstacleOf, type Preparation, readPreparation } from '../training/gate.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat, readTitles } from './desk.server.ts'
import { type EssayState, essayState, nextCode, type Progress, progressOf } from './queue.ts'
import { isPausedOn, mayInvite, mayRead } from './rules.ts'

export type Queue = {
  title: string
  state: ContestState
  scoring: boolean
  essays: {
    code: string
    language: string | null
    words: number | null
    state: EssayState
    /** that the juror read it, roughly; 0 when unknown */
    minutes: number
  }[]
  progress: Progress
  next: string | null
  /** the last day of the juror's break while it lasts */
  pausedUntil: string | null
  training: Pick<Preparation, 'essays' | 'answered' | 'required'>
}

/** The viewer's own essays in their shuffled order; empty until the review begins. */
export async function getQueue(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<Queue, 'not-found' | 'profile' | 'conduct'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    const { conduct, ...training } = await readPreparation(tx, seat)
    if (!conduct && mayInvite(seat.state)) return refuse('conduct')
    const rows = mayRead(seat.state) ? await listOwnAssignments(tx, seat.jurorId) : []
    const titles = await readTitles(tx, [seat], input.locale)
    const scoring = seat.state === 'in-review'
    const trained = obstacleOf({ conduct: true, ...training }) === null
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      state: seat.state,
      scoring,
      essays: rows.map((row) => ({
        code: row.code,
        language: row.language,
        words: row.body === null ? null : countWords(row.body),
        state: essayState(row),
        minutes: row.minutes ?? 0,
      })),
      progress: progressOf(rows),
      next: scoring ? nextCode(trained ? rows : rows.filter(({ review_state }) => review_state !== null), null) : null,
      training,
      pausedUntil: isPausedOn(seat.pausedUntil, dayOf(ctx.now)) ? seat.pausedUntil : null,
    })
  })
}
