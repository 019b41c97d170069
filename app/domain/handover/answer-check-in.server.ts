import { cleanText } from '#app/core/essay/clean-text.ts'
import { findLastAnswer, insertAnswer, insertSilence, updateAnswerNote } from '#db/queries/check-in.server.ts'
import { lockDevice } from '#db/queries/device.server.ts'
import { insertRepairCase, lockOpenRepairCase, updateRepairCase } from '#db/queries/repair-case.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction, type Work } from '../transaction.server.ts'
import { reachCheckIn } from './open-check-in.server.ts'
import { type Answer, mostNote } from './rules.ts'

export type CheckInInput =
  | { kind: 'answer'; answer: Answer }
  /** a line to what was answered before */
  | { kind: 'note'; note: string }
  | { kind: 'quiet' }

/**
 * Records what a family says. Broken opens a repair case, and working again closes one that still waits. A family that
 * has the device no longer is asked no more; nothing else follows from it. The same answer again changes nothing.
 */
export async function answerCheckIn(
  ctx: Context,
  code: string,
  input: CheckInInput,
): Promise<Outcome<null, 'unknown' | 'over' | 'nothing-said'>> {
  return inTransaction(ctx, async (work): Promise<Outcome<null, 'unknown' | 'over' | 'nothing-said'>> => {
    const seen = await reachCheckIn(work.tx, code, ctx.now)
    if (seen.state !== 'open') return refuse(seen.state)
    // Two taps at once, or a tap while the device is being taken in: one comes second and reads again.
    await lockDevice(work.tx, seen.row.device_id)
    const reached = await reachCheckIn(work.tx, code, ctx.now)
    if (reached.state !== 'open') return refuse(reached.state)
    const { row } = reached
    if (input.kind === 'quiet') {
      await insertSilence(work.tx, { device_id: row.device_id, step: row.step, at: ctx.now })
      return ok(null)
    }
    const last = await findLastAnswer(work.tx, row)
    if (input.kind === 'note') {
      if (!last) return refuse('nothing-said')
      const note = cleanText(input.note).slice(0, mostNote)
      await updateAnswerNote(work.tx, last.id, note)
      const open =
        last.answer === 'broken' ? await lockOpenRepairCase(work.tx, row.device_id, row.application_id) : undefined
      if (open) await updateRepairCase(work.tx, open.id, { said: note })
      return ok(null)
    }
    if (last?.answer === input.answer) return ok(null)
    await insertAnswer(work.tx, { id: ctx.random.uuid(), check_in_id: row.id, answer: input.answer, at: ctx.now })
    await follow(ctx, work, row, input.answer)
    return ok(null)
  })
}

type Row = { device_id: string; step: number; application_id: string }

async function follow(ctx: Context, { tx, audit }: Work, row: Row, answer: Answer): Promise<void> {
  const subject = { subjectKind: 'device', subjectId: row.device_id }
  if (answer === 'gone') return insertSilence(tx, { device_id: row.device_id, step: row.step, at: ctx.now })
  if (answer === 'broken') {
    const { device_id, application_id } = row
    const opened = await insertRepairCase(tx, { id: ctx.random.uuid(), device_id, application_id, opened_at: ctx.now })
    if (opened) audit({ action: 'repair.open', ...subject })
    return
  }
  const open = answer === 'works' ? await lockOpenRepairCase(tx, row.device_id, row.application_id) : undefined
  if (!open || open.taken_in_at) return
  await updateRepairCase(tx, open.id, { closed_at: ctx.now, outcome: 'works-again' })
  audit({ action: 'repair.close', ...subject, details: { outcome: 'works-again' } })
}
