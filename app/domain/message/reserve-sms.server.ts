import { smsParts } from '#app/core/message/sms-parts.ts'
import { countChargesOfNumber, insertCharge, isCharged, lockSmsDay } from '#db/queries/sms.server.ts'
import { dayOf } from '../application/rules.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'

export type SmsLimits = {
  /** of one part, in tiyn */
  price: number
  /** what all SMS of a day may cost, in tiyn */
  dayCap: number
  /** how many SMS a number may get a day */
  numberCap: number
}

export type PlannedSms = {
  messageId: string
  /** names this SMS at the gateway: a repetition under the same key is neither sent nor paid twice */
  key: string
  recipient: string
  text: string
}

/**
 * Pays for an SMS before it is handed over, within the caps of the day. The day's row is locked, so the caps hold
 * however many senders there are. What fails on the way stays paid: the gateway may have sent it.
 */
export async function reserveSms(
  ctx: Pick<Context, 'db' | 'now'>,
  sms: PlannedSms,
  limits: SmsLimits,
): Promise<Outcome<null, 'cap-day' | 'cap-number'>> {
  const day = dayOf(ctx.now)
  const cost = smsParts(sms.text) * limits.price
  return ctx.db.transaction().execute(async (tx) => {
    const spent = await lockSmsDay(tx, day)
    if (await isCharged(tx, sms.key)) return ok(null)
    if ((await countChargesOfNumber(tx, sms.recipient, day)) >= limits.numberCap) return refuse('cap-number')
    if (spent + cost > limits.dayCap) return refuse('cap-day')
    await insertCharge(tx, { key: sms.key, message_id: sms.messageId, day, cost })
    return ok(null)
  })
}
