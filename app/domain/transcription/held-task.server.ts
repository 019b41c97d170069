import type { Kysely } from 'kysely'
import { listTranscriptions, lockTask, type TaskRow } from '#db/queries/transcription.server.ts'
import type { Database } from '#db/schema.ts'
import { accountOf, type Context, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction, type Work } from '../transaction.server.ts'

type Texts = Awaited<ReturnType<typeof listTranscriptions>>

/** What a person has in the hands: the own text of two, or the difference between both. */
export type Held = { kind: 'type'; own: Texts[number]; texts: Texts } | { kind: 'settle'; texts: Texts }

/** Whether this task is in the viewer's hands right now; after the lease it is whoever takes it next. */
export async function heldBy(ctx: Context, db: Kysely<Database>, task: TaskRow): Promise<Held | null> {
  const accountId = accountOf(ctx.viewer)
  const texts = await listTranscriptions(db, task.id)
  if (task.state === 'typing') {
    const own = texts.find((text) => text.account_id === accountId && text.state === 'claimed')
    return own && own.lease_until > ctx.now ? { kind: 'type', own, texts } : null
  }
  const holds = task.settler_id === accountId && task.lease_until !== null && task.lease_until > ctx.now
  return task.state === 'differs' && holds ? { kind: 'settle', texts } : null
}

/** Works on a task that is in the viewer's hands, locked; `gone` when it is not, or not any more. */
export function withHeld<T extends { ok: boolean }>(
  ctx: Context,
  taskId: string,
  run: (work: Work, task: TaskRow, held: Held) => Promise<T>,
): Promise<T | { ok: false; reason: 'gone' }> {
  return inTransaction(ctx, async (work): Promise<T | { ok: false; reason: 'gone' }> => {
    const task = isUuid(taskId) ? await lockTask(work.tx, taskId) : undefined
    const held = task && (await heldBy(ctx, work.tx, task))
    return task && held ? run(work, task, held) : refuse('gone')
  })
}
