import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { outboxJob } from '#app/jobs/outbox.ts'
import type { Services } from '#app/services.server.ts'

export type MailBox = {
  received: ParsedMail[]
  /** sends everything that is due */
  deliver(services: Services): Promise<void>
  close(): Promise<void>
}

/** A real mail server that takes every letter. */
export async function openMailBox(): Promise<MailBox> {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    deliver: (services) =>
      outboxJob.run(
        { ...services, env: { ...services.env, smtpUrl: `smtp://127.0.0.1:${port}` } },
        new AbortController().signal,
      ),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
