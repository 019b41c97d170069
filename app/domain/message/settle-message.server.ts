import {
  updateMessageFailed,
  updateMessageForgotten,
  updateMessageSent,
  updateMessageToSlip,
} from '#db/queries/message.server.ts'
import type { Context } from '../context.ts'
import { retryDelay } from './backoff.ts'
import type { OutgoingMessage } from './outgoing.ts'

export type Delivery =
  | { kind: 'sent'; via: 'smtp' | 'file' | 'sms' }
  /** `permanent`: trying again cannot help, for example an address that does not exist */
  | { kind: 'failed'; error: string; permanent: boolean }

/** `slip`: it becomes a slip of paper instead */
export type SmsDelivery = Delivery | { kind: 'slip' }

/** The last word to somebody whose data are erased already: once it has left, or cannot, its address goes too. */
const lastWords = ['application-withdrawn']

/** Records how a claimed message fared; a failure is tried again later, with growing pauses, until it is given up. */
export async function settleMessage(ctx: Context, message: OutgoingMessage, delivery: SmsDelivery): Promise<void> {
  if (delivery.kind === 'slip') return updateMessageToSlip(ctx.db, message.id)
  if (delivery.kind === 'sent') {
    await updateMessageSent(ctx.db, message.id, { at: ctx.now, via: delivery.via })
    if (lastWords.includes(message.template)) await updateMessageForgotten(ctx.db, message.id)
    return
  }
  const [first = 0] = ctx.random.bytes(1)
  const delay = delivery.permanent ? null : retryDelay(message.attempts, first / 256)
  await updateMessageFailed(ctx.db, message.id, {
    error: delivery.error,
    nextAttemptAt: delay === null ? null : new Date(ctx.now.getTime() + delay),
  })
  if (lastWords.includes(message.template)) await updateMessageForgotten(ctx.db, message.id)
}
