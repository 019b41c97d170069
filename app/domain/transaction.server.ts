import { type Kysely, sql, type Transaction } from 'kysely'
import { appendAuditEntry } from '#db/queries/audit.server.ts'
import { insertOutboxMessages } from '#db/queries/message.server.ts'
import type { BlindDatabase, Database } from '#db/schema.ts'
import { accountOf, auditRole, type Context, type Locale } from './context.ts'

export type AuditEvent = {
  /** noun.verb, for example `contest.open` */
  action: string
  subjectKind: string
  subjectId: string
  /** never personal data */
  details?: Record<string, unknown>
}

export type Message = {
  /** unique per event and person: a second insert with the same key is refused silently */
  eventKey: string
  channel: 'email' | 'sms' | 'slip'
  recipient: string
  locale: Locale
  template: string
  params: Record<string, string | number>
  contestId?: string
}

export type Work = {
  tx: Transaction<Database>
  /** Kept until the end of the transaction: the audit lock is the last one taken, so it is held for a moment only. */
  audit(event: AuditEvent): void
  send(message: Message): void
}

export type BlindWork = { tx: Transaction<BlindDatabase>; audit(event: AuditEvent): void }

class Refused extends Error {
  constructor(readonly outcome: { ok: false }) {
    super('refused')
  }
}

/**
 * Runs a use case in one transaction together with its audit entries and messages.
 * A refusal (`ok: false`) rolls everything back and is returned; an exception rolls back and is thrown.
 */
export async function inTransaction<O extends { ok: boolean }>(
  ctx: Context,
  run: (work: Work) => Promise<O>,
): Promise<O> {
  return settle(() =>
    ctx.db.transaction().execute(async (tx) => {
      const events: AuditEvent[] = []
      const messages: Message[] = []
      const outcome = await run({ tx, audit: (e) => events.push(e), send: (m) => messages.push(m) })
      if (!outcome.ok) throw new Refused(outcome as { ok: false })
      await insertOutboxMessages(
        tx,
        messages.map((message) => toRow(ctx, message)),
      )
      await appendAll(tx, ctx, events)
      return outcome
    }),
  )
}

/**
 * Like `inTransaction`, under the juror role: identity and bridge are out of reach, and row-level security
 * shows the viewer's own assignments alone. Both settings end with the transaction.
 */
export async function inBlindTransaction<O extends { ok: boolean }>(
  ctx: Context,
  run: (work: BlindWork) => Promise<O>,
): Promise<O> {
  return settle(() =>
    ctx.db.transaction().execute(async (tx) => {
      const account = accountOf(ctx.viewer) ?? ''
      await sql`select set_config('role', 'qarmaq_juror', true), set_config('qarmaq.account_id', ${account}, true)`.execute(
        tx,
      )
      const events: AuditEvent[] = []
      const outcome = await run({
        tx: tx as unknown as Transaction<BlindDatabase>,
        audit: (e) => events.push(e),
      })
      if (!outcome.ok) throw new Refused(outcome as { ok: false })
      await appendAll(tx, ctx, events)
      return outcome
    }),
  )
}

async function settle<O extends { ok: boolean }>(run: () => Promise<O>): Promise<O> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refused) return error.outcome as unknown as O
    throw error
  }
}

async function appendAll(tx: Kysely<Database>, ctx: Context, events: readonly AuditEvent[]): Promise<void> {
  for (const event of events) {
    await appendAuditEntry(tx, {
      at: ctx.now,
      actorId: accountOf(ctx.viewer),
      actorRole: auditRole(ctx.viewer),
      action: event.action,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      details: JSON.stringify(event.details ?? {}),
      requestId: ctx.requestId,
    })
  }
}

function toRow(ctx: Context, message: Message) {
  return {
    id: ctx.random.uuid(),
    event_key: message.eventKey,
    contest_id: message.contestId ?? null,
    channel: message.channel,
    recipient: message.recipient,
    locale: message.locale,
    template: message.template,
    params: JSON.stringify(message.params),
    next_attempt_at: ctx.now,
    created_at: ctx.now,
  }
}
