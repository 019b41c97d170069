import type { Kysely, Transaction } from 'kysely'
import { type TaskRow, updateTask, updateTranscription } from '#db/queries/transcription.server.ts'
import { findTypingDraft, upsertTypingDraft } from '#db/queries/typing-draft.server.ts'
import type { Database } from '#db/schema.ts'
import { accountOf, type Context, type Locale } from '../context.ts'
import type { Writer } from '../essay/store-text.server.ts'
import type { Held } from './held-task.server.ts'
import { leaseMs } from './rules.ts'

export type OwnDraft = { language: Locale; body: string; version: number; writer: Writer | null }

/** What the viewer has typed so far; who settles a difference begins with the first of the two texts. */
export async function openDraft(ctx: Context, db: Kysely<Database>, task: TaskRow, held: Held): Promise<OwnDraft> {
  const draft = await findTypingDraft(db, task.id, accountOf(ctx.viewer) ?? '')
  const { language, body } = draft ?? (held.kind === 'type' ? held.own : held.texts[0]) ?? { language: 'kk', body: '' }
  const writer = draft?.writer ? { id: draft.writer, step: draft.writer_step ?? 0 } : null
  return { language: language as Locale, body, version: draft?.version ?? 0, writer }
}

/** Stores what is typed so far, and prolongs the claim of who is at work. The task is locked. */
export async function storeDraft(
  ctx: Context,
  tx: Transaction<Database>,
  { task, held }: { task: TaskRow; held: Held },
  { language, body, version, writer }: OwnDraft,
): Promise<void> {
  await upsertTypingDraft(tx, {
    task_id: task.id,
    account_id: accountOf(ctx.viewer) ?? '',
    language,
    body,
    version,
    writer: writer?.id ?? null,
    writer_step: writer?.step ?? null,
  })
  const lease = { lease_until: new Date(ctx.now.getTime() + leaseMs) }
  if (held.kind === 'settle') await updateTask(tx, task.id, lease)
  else await updateTranscription(tx, { taskId: task.id, slot: held.own.slot }, lease)
}
