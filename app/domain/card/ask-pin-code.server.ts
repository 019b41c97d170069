import { readCode } from '#app/core/blinding/code.ts'
import { findPhoneOfCode, insertPinCode, listPinCodesSince, lockPinCodes } from '#db/queries/sms.server.ts'
import { type Context, type Locale, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { codeLasts, lookBack, mayAsk } from './sms-code.ts'

/**
 * Somebody forgot the PIN of a card: an SMS goes to the phone of its application, if there are both and not too many
 * went already. The answer is the same in every case, and so is what is written down: it tells of no card and no phone.
 */
export async function askPinCode(ctx: Context, input: { code: string; locale: Locale }): Promise<void> {
  const reading = readCode(input.code)
  if (!reading.ok) return
  const { code } = reading
  await inTransaction(ctx, async ({ tx, send }) => {
    await lockPinCodes(tx, code)
    const earlier = await listPinCodesSince(tx, code, new Date(ctx.now.getTime() - lookBack))
    const to = await findPhoneOfCode(tx, code)
    if (!mayAsk(earlier, ctx.now)) return ok(null)
    const id = ctx.random.uuid()
    await insertPinCode(tx, {
      id,
      code,
      account_id: to?.account_id ?? null,
      asked_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + codeLasts),
    })
    if (to) {
      send({
        eventKey: `pin-code:${id}`,
        channel: 'sms',
        recipient: to.phone,
        locale: input.locale,
        template: 'pin-code',
        params: { request: id },
      })
    }
    return ok(null)
  })
}
