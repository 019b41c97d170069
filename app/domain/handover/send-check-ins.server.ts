import { formatCode } from '#app/core/blinding/code.ts'
import { insertCheckIn, listHandedOver } from '#db/queries/check-in.server.ts'
import { type Context, type Locale, ok } from '../context.ts'
import { wayTo } from '../message/way-to.ts'
import { inTransaction } from '../transaction.server.ts'
import { newCheckInCode } from './check-in-code.server.ts'
import { defaultRule, dueWeek, termEnd } from './rules.ts'

/**
 * Asks each family whose week has come how the device is. Once for each hand-over and week, however often it runs; no
 * more once they asked for quiet, and none after the term.
 */
export async function sendCheckIns(ctx: Context, stopping: AbortSignal): Promise<number> {
  let sent = 0
  for (const row of await listHandedOver(ctx.db)) {
    if (stopping.aborted) break
    const rule = { weeks: row.weeks ?? defaultRule.weeks, months: row.months ?? defaultRule.months }
    const week = dueWeek(row.at, rule, ctx.now)
    if (week === null || week <= (row.asked_week ?? 0)) continue
    const outcome = await inTransaction(ctx, async ({ tx, send }) => {
      const { code, hash } = newCheckInCode(ctx.random)
      const isNew = await insertCheckIn(tx, {
        id: ctx.random.uuid(),
        device_id: row.device_id,
        step: row.step,
        week,
        application_id: row.application_id,
        code_hash: hash,
        ends_at: termEnd(row.at, rule.months),
        created_at: ctx.now,
      })
      if (!isNew) return ok(0)
      send({
        eventKey: `check-in:${row.device_id}:${row.step}:${week}`,
        ...wayTo(row),
        locale: row.locale as Locale,
        template: 'check-in',
        params: { code: formatCode(row.code), key: formatCode(code) },
        contestId: row.contest_id,
      })
      return ok(1)
    })
    sent += outcome.value
  }
  return sent
}
