import { countWords } from '#app/core/essay/count-words.ts'
import { getLastEssayVersion, lockEssay, updateEssay } from '#db/queries/essay.server.ts'
import { type TaskRow, updateTask } from '#db/queries/transcription.server.ts'
import { deleteTypingDrafts } from '#db/queries/typing-draft.server.ts'
import type { Context, Locale } from '../context.ts'
import type { Work } from '../transaction.server.ts'

/**
 * Makes a typed text the essay that was sent in: its next version, with its number of words. The limits of the contest
 * are not asked here: a text that is too short or too long is for the screening to judge, not for who types it. What
 * the child has typed meanwhile and not sent stays beside it.
 */
export async function settleTask(
  ctx: Context,
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  task: TaskRow,
  { language, body, how }: { language: Locale; body: string; how: 'same' | 'third' },
): Promise<void> {
  const essay = await lockEssay(tx, task.essay_id)
  if (!essay) throw new Error('a task has an essay')
  const last = Math.max(essay.version, essay.unsent_version ?? 0, await getLastEssayVersion(tx, essay.id))
  const words = countWords(body)
  await updateEssay(tx, essay.id, {
    language,
    body,
    word_count: words,
    version: last + 1,
    ...(essay.unsent_version !== null && { unsent_version: last + 2 }),
    updated_at: ctx.now,
  })
  await deleteTypingDrafts(tx, task.id)
  await updateTask(tx, task.id, { state: 'settled', settled_at: ctx.now, lease_until: null })
  audit({
    action: 'transcription.settle',
    subjectKind: 'transcription',
    subjectId: task.id,
    details: { how, words, inTime: task.in_time, essayVersion: last + 1 },
  })
}
