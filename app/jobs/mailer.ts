import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Delivery } from '#app/domain/message/settle-message.server.ts'
import type { Env } from '#app/env.server.ts'
import type { Letter } from '#app/i18n/render-message.server.ts'

export type Post = { id: string; to: string; locale: string } & Letter

export type Mailer = {
  deliver(post: Post): Promise<Delivery>
  close(): void
}

/** How long one conversation may take at most stays well below the lease of a claimed message. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** SMTP when SMTP_URL is set; otherwise files, which in real operation would only pretend: then null. */
export function openMailer(env: Pick<Env, 'smtpUrl' | 'live' | 'mailFrom' | 'dataFolder'>): Mailer | null {
  if (env.smtpUrl !== null) return smtpMailer(env.smtpUrl, env.mailFrom)
  return env.live ? null : fileMailer(join(env.dataFolder, 'mail'), env.mailFrom)
}

function smtpMailer(smtpUrl: string, from: string): Mailer {
  const url = new URL(smtpUrl)
  for (const [name, value] of Object.entries({ pool: true, maxConnections: 1, ...timeouts })) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value))
  }
  const transport = nodemailer.createTransport(url.href)
  return {
    async deliver(post) {
      try {
        await transport.sendMail(envelope(post, from))
        return { kind: 'sent', via: 'smtp' }
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Real letters in a folder, named after their message, to be read with any mail program. */
function fileMailer(folder: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async deliver(post) {
      try {
        const { message } = await transport.sendMail(envelope(post, from))
        await mkdir(folder, { recursive: true })
        const file = join(folder, `${post.id}.eml`)
        await writeFile(`${file}.part`, message)
        await rename(`${file}.part`, file)
        return { kind: 'sent', via: 'file' }
      } catch {
        return { kind: 'failed', error: 'file', permanent: false }
      }
    },
    close: () => transport.close(),
  }
}

/** The Message-ID comes from the row: when a letter has to be sent again, the receiving side can tell. */
function envelope({ id, to, locale, subject, text }: Post, from: string) {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'qarmaq.example'
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
  }
}

/** What went wrong as a code: the server's own words may hold addresses and are not kept. */
export function failureOf(error: unknown): Extract<Delivery, { kind: 'failed' }> {
  const { code, responseCode, command } = (error ?? {}) as { code?: string; responseCode?: number; command?: string }
  const failed = (name: string, permanent = false) => ({ kind: 'failed' as const, error: name, permanent })
  if (code === 'EAUTH') return failed('auth')
  if (responseCode !== undefined && responseCode >= 500) {
    return failed(`rejected-${responseCode}`, command === 'RCPT TO' || command === 'DATA')
  }
  if (responseCode !== undefined && responseCode >= 400) return failed(`later-${responseCode}`)
  if (code === 'EENVELOPE') return failed('address', true)
  if (code === 'ETIMEDOUT') return failed('timeout')
  if (code === 'ECONNECTION' || code === 'ESOCKET' || code === 'EDNS' || code === 'ETLS') return failed('connection')
  return failed('unknown')
}
