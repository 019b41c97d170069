import { sameWords } from '#app/core/essay/diff-words.ts'
import { deleteTranscription, lockTask, updateTask, updateTranscription } from '#db/queries/transcription.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction, type Work } from '../transaction.server.ts'
import { heldBy } from './held-task.server.ts'
import type { TranscriptionInput } from './input.server.ts'
import { leaseMs, unreadableMark } from './rules.ts'
import { settleTask } from './settle-task.server.ts'

type Reason = 'gone' | 'empty'

async function withHeld<T extends { ok: boolean }>(
  ctx: Context,
  taskId: string,
  run: (
    work: Work,
    task: NonNullable<Awaited<ReturnType<typeof lockTask>>>,
    held: NonNullable<Awaited<ReturnType<typeof heldBy>>>,
  ) => Promise<T>,
): Promise<T | { ok: false; reason: 'gone' }> {
  return inTransaction(ctx, async (work): Promise<T | { ok: false; reason: 'gone' }> => {
    const task = isUuid(taskId) ? await lockTask(work.tx, taskId) : undefined
    const held = task && (await heldBy(ctx, work.tx, task))
    return task && held ? run(work, task, held) : refuse('gone')
  })
}

const prolonged = (now: Date) => new Date(now.getTime() + leaseMs)

/** Keeps what is typed so far, and the claim. A difference that is being settled is only kept in the hands. */
export async function keepTyped(
  ctx: Context,
  taskId: string,
  input: TranscriptionInput,
): Promise<Outcome<null, Reason>> {
  return withHeld(ctx, taskId, async ({ tx }, task, held): Promise<Outcome<null, Reason>> => {
    if (held.kind === 'settle') await updateTask(tx, task.id, { lease_until: prolonged(ctx.now) })
    else {
      const { slot } = held.own
      await updateTranscription(tx, { taskId: task.id, slot }, { ...input, lease_until: prolonged(ctx.now) })
    }
    return ok(null)
  })
}

/**
 * Ends the viewer's part. The second of two texts decides: the same words settle themselves and become the essay,
 * different ones go to a third person. What the third person hands in becomes the essay.
 */
export async function finishTask(
  ctx: Context,
  taskId: string,
  input: TranscriptionInput,
): Promise<Outcome<{ state: 'typing' | 'differs' | 'settled' }, Reason>> {
  type Finished = Outcome<{ state: 'typing' | 'differs' | 'settled' }, Reason>
  return withHeld(ctx, taskId, async (work, task, held): Promise<Finished> => {
    if (input.body === '') return refuse('empty')
    if (held.kind === 'settle') {
      await settleTask(ctx, work, task, { ...input, how: 'third' })
      return ok({ state: 'settled' })
    }
    const { slot } = held.own
    await updateTranscription(work.tx, { taskId: task.id, slot }, { ...input, state: 'done', finished_at: ctx.now })
    work.audit({
      action: 'transcription.finish',
      subjectKind: 'transcription',
      subjectId: task.id,
      details: { slot, unreadable: input.body.split(unreadableMark).length - 1 },
    })
    const other = held.texts.find((text) => text.slot !== slot)
    if (other?.state !== 'done') return ok({ state: 'typing' })
    if (other.language === input.language && sameWords(other.body, input.body)) {
      await settleTask(ctx, work, task, { language: input.language, body: other.body, how: 'same' })
      return ok({ state: 'settled' })
    }
    await updateTask(work.tx, task.id, { state: 'differs' })
    return ok({ state: 'differs' })
  })
}

/** Gives an essay back: the next person finds it as it was before. */
export async function giveBack(ctx: Context, taskId: string): Promise<Outcome<null, Reason>> {
  return withHeld(ctx, taskId, async ({ tx, audit }, task, held): Promise<Outcome<null, Reason>> => {
    if (held.kind === 'settle') await updateTask(tx, task.id, { settler_id: null, lease_until: null })
    else await deleteTranscription(tx, { taskId: task.id, slot: held.own.slot })
    audit({
      action: 'transcription.give-back',
      subjectKind: 'transcription',
      subjectId: task.id,
      details: { part: held.kind },
    })
    return ok(null)
  })
}
