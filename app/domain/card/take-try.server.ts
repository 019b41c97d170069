import { lockPinTry, updatePinTry } from '#db/queries/pin-try.server.ts'
import type { Context } from '../context.ts'
import { pauseAfter } from './pin-tries.ts'

/**
 * Counts a try of a PIN before it is checked, as if it were wrong: guesses that come at once stand in line at one row,
 * so there are never more of them than the count allows. Codes that do not exist are counted alike and tell nothing.
 * The right PIN deletes the count.
 */
export async function takeTry(ctx: Context, code: string): Promise<{ ok: true } | { ok: false; openAt: Date }> {
  return ctx.db.transaction().execute(async (tx) => {
    const { tries, open_at } = await lockPinTry(tx, code, ctx.now)
    if (open_at > ctx.now) return { ok: false, openAt: open_at }
    const counted = tries + 1
    await updatePinTry(tx, code, {
      tries: counted,
      last_at: ctx.now,
      open_at: new Date(ctx.now.getTime() + pauseAfter(counted)),
    })
    return { ok: true }
  })
}
