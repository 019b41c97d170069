import type { Kysely } from 'kysely'
import { findCheckIn, findLastAnswer } from '#db/queries/check-in.server.ts'
import type { Database } from '#db/schema.ts'
import type { DeviceClass } from '../allocation/device-class.ts'
import type { Context } from '../context.ts'
import { hashOfCheckInCode } from './check-in-code.server.ts'
import type { Answer } from './rules.ts'

export type OpenCheckIn = {
  state: 'open'
  device: DeviceClass
  /** what was said last, if anything */
  last: { answer: Answer; note: string } | null
  quiet: boolean
}

/**
 * What a code opens: nothing that says who has the device; null for an unknown one. `over`: the term has ended, or it
 * came back.
 */
export async function openCheckIn(ctx: Context, code: string): Promise<OpenCheckIn | { state: 'over' } | null> {
  const reached = await reachCheckIn(ctx.db, code, ctx.now)
  if (reached.state === 'unknown') return null
  if (reached.state === 'over') return { state: 'over' }
  const last = await findLastAnswer(ctx.db, reached.row)
  return {
    state: 'open',
    device: reached.row.class,
    last: last ? { answer: last.answer, note: last.note } : null,
    quiet: reached.row.silent_since !== null,
  }
}

/** The check-in that a code opens now. */
export async function reachCheckIn(db: Kysely<Database>, code: string, now: Date) {
  const hash = hashOfCheckInCode(code)
  const row = hash === null ? undefined : await findCheckIn(db, hash)
  if (row?.application_state !== 'submitted') return { state: 'unknown' as const }
  const withChild = row.device_state === 'handed-over' && row.device_step === row.step
  return withChild && now < row.ends_at ? { state: 'open' as const, row } : { state: 'over' as const }
}
