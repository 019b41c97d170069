import { drawSmsCode } from '#app/domain/card/draw-sms-code.server.ts'
import { claimMessage } from '#app/domain/message/claim-message.server.ts'
import type { OutgoingMessage } from '#app/domain/message/outgoing.ts'
import { reserveSms } from '#app/domain/message/reserve-sms.server.ts'
import { type SmsDelivery, settleMessage } from '#app/domain/message/settle-message.server.ts'
import { renderSms } from '#app/i18n/render-sms.server.ts'
import { type Services, systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'
import { openSmsGateway, type SmsGateway } from './sms-gateway.ts'

/** Failures that the next message would meet as well: the run ends and the others keep their tries. */
const ofTheGateway = new Set(['connection', 'timeout', 'auth', 'malformed'])

/** Sends each SMS that is due, within the caps; without a gateway they become slips. */
export const smsJob: Job = {
  name: 'sms',
  everyMs: 5_000,
  async run(services, stopping) {
    const gateway = openSmsGateway(services.env.sms)
    while (!stopping.aborted && (await sendNext(services, gateway)));
  },
}

/** False when nothing is due, or when going on makes no sense now. */
export async function sendNext(services: Services, gateway: SmsGateway): Promise<boolean> {
  const message = await claimMessage(systemContext(services, 'sms'), 'sms')
  if (!message) return false
  const delivery = await deliver(services, gateway, message)
  await settleMessage(systemContext(services, 'sms'), message, delivery)
  if (delivery.kind !== 'failed') return true
  services.logger.warn({ job: 'sms', message: message.id, failure: delivery.error }, 'message not sent')
  return !ofTheGateway.has(delivery.error)
}

async function deliver(services: Services, gateway: SmsGateway, message: OutgoingMessage): Promise<SmsDelivery> {
  const { env } = services
  const secret = message.template === 'pin-code'
  if (!env.sms) return secret ? failed('no-gateway') : gateway.deliver({ key: message.id, to: '', text: '' })
  const ctx = systemContext(services, 'sms')
  const code = secret ? await drawSmsCode(ctx, String(message.params.request)) : null
  if (secret && code === null) return failed('expired')
  const text = renderSms(message, env.publicOrigin ?? `http://${env.host}:${env.port}`, code)
  if (text === null) return failed('template')
  // Each try of a secret carries another code: it is another SMS, and not the repetition of one.
  const key = secret ? `${message.id}.${message.attempts}` : message.id
  const paid = await reserveSms(ctx, { messageId: message.id, key, recipient: message.recipient, text }, env.sms)
  if (!paid.ok) return secret ? failed(paid.reason) : { kind: 'slip' }
  return gateway.deliver({ key, to: message.recipient, text })
}

const failed = (error: string) => ({ kind: 'failed' as const, error, permanent: true })
