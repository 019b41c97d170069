import { claimMessage } from '#app/domain/message/claim-message.server.ts'
import { settleMessage } from '#app/domain/message/settle-message.server.ts'
import { renderMessage } from '#app/i18n/render-message.server.ts'
import { type Services, systemContext } from '#app/services.server.ts'
import { type Mailer, openMailer } from './mailer.ts'
import type { Job } from './runner.ts'

/** Failures that the next message would meet as well: the run ends and the others keep their tries. */
const ofTheServer = new Set(['connection', 'timeout', 'auth', 'file'])

/** Sends what is due, one message after the other, until nothing is due. */
export const outboxJob: Job = {
  name: 'outbox',
  everyMs: 10_000,
  async run(services, stopping) {
    const mailer = openMailer(services.env)
    if (!mailer) return
    try {
      while (!stopping.aborted && (await sendNext(services, mailer)));
    } finally {
      mailer.close()
    }
  },
}

/** False when nothing is due, or when going on makes no sense now. */
async function sendNext(services: Services, mailer: Mailer): Promise<boolean> {
  const message = await claimMessage(systemContext(services, 'outbox'), 'email')
  if (!message) return false
  const { env } = services
  const letter = renderMessage(message, env.publicOrigin ?? `http://${env.host}:${env.port}`)
  const delivery = letter
    ? await mailer.deliver({ id: message.id, to: message.recipient, locale: message.locale, ...letter })
    : ({ kind: 'failed', error: 'template', permanent: true } as const)
  // A new context: sending took time, and the moment of sending is what is recorded.
  await settleMessage(systemContext(services, 'outbox'), message, delivery)
  if (delivery.kind === 'sent') return true
  services.logger.warn({ job: 'outbox', message: message.id, failure: delivery.error }, 'message not sent')
  return !ofTheServer.has(delivery.error)
}
