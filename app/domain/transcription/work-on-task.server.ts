import { sameWords } from '#app/core/essay/diff-words.ts'
import { deleteTranscription, updateTask, updateTranscription } from '#db/queries/transcription.server.ts'
import { deleteTypingDraft } from '#db/queries/typing-draft.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { withHeld } from './held-task.server.ts'
import type { TranscriptionInput } from './input.server.ts'
import { unreadableMark } from './rules.ts'
import { settleTask } from './settle-task.server.ts'

type Finished = Outcome<{ state: 'typing' | 'differs' | 'settled' }, 'gone' | 'empty'>

/**
 * Ends the viewer's part. The second of two texts decides: the same words settle themselves and become the essay,
 * different ones go to a third person. What the third person hands in becomes the essay.
 */
export async function finishTask(
  ctx: Context,
  taskId: string,
  input: Pick<TranscriptionInput, 'language' | 'body'>,
): Promise<Finished> {
  return withHeld(ctx, taskId, async (work, task, held): Promise<Finished> => {
    if (input.body === '') return refuse('empty')
    if (held.kind === 'settle') {
      await settleTask(ctx, work, task, { language: input.language, body: input.body, how: 'third' })
      return ok({ state: 'settled' })
    }
    const { slot } = held.own
    const { language, body } = input
    const done = { language, body, state: 'done', finished_at: ctx.now } as const
    await updateTranscription(work.tx, { taskId: task.id, slot }, done)
    await deleteTypingDraft(work.tx, task.id, held.own.account_id)
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
export async function giveBack(ctx: Context, taskId: string): Promise<Outcome<null, 'gone'>> {
  return withHeld(ctx, taskId, async ({ tx, audit }, task, held): Promise<Outcome<null, 'gone'>> => {
    await deleteTypingDraft(tx, task.id, accountOf(ctx.viewer) ?? '')
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
