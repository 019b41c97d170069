import { diffWords } from '#app/core/essay/diff-words.ts'
import { listPagesOfEssay } from '#db/queries/essay-page.server.ts'
import { findTask } from '#db/queries/transcription.server.ts'
import type { Context } from '../context.ts'
import { type ReadFile, readFile } from '../file/read-file.server.ts'
import { isUuid } from '../identifier.ts'
import { heldBy } from './held-task.server.ts'
import { openDraft } from './own-draft.server.ts'

/**
 * What lies before the viewer: the pages and the own text, or both texts with their differences. Nothing says whose
 * essay it is, and nobody who types sees what the other typed.
 */
export async function openTask(ctx: Context, taskId: string) {
  const task = isUuid(taskId) ? await findTask(ctx.db, taskId) : undefined
  const held = task && (await heldBy(ctx, ctx.db, task))
  if (!task || !held) return null
  const pages = (await listPagesOfEssay(ctx.db, task.essay_id)).map(({ id, width, height }) => ({ id, width, height }))
  const { language, body, version } = await openDraft(ctx, ctx.db, task, held)
  const [first, second] = held.texts
  return {
    kind: held.kind,
    id: task.id,
    pages,
    language,
    body,
    version,
    until: held.kind === 'type' ? held.own.lease_until : task.lease_until,
    differences: held.kind === 'type' ? [] : diffWords(first?.body ?? '', second?.body ?? ''),
  }
}

/** A page's picture for who has the essay in the hands. */
export async function readTaskPage(ctx: Context, taskId: string, pageId: string): Promise<ReadFile | null> {
  const task = isUuid(taskId) ? await findTask(ctx.db, taskId) : undefined
  if (!task || !(await heldBy(ctx, ctx.db, task))) return null
  const page = (await listPagesOfEssay(ctx.db, task.essay_id)).find(({ id }) => id === pageId)
  return page ? readFile(ctx, page.file_id) : null
}
