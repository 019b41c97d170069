import type { Transaction } from 'kysely'
import { countWords } from '#app/core/essay/count-words.ts'
import {
  deleteSideVersion,
  getLastEssayVersion,
  insertEssayVersion,
  insertSideVersion,
  updateEssay,
} from '#db/queries/essay.server.ts'
import type { Database } from '#db/schema.ts'
import type { Essay } from '../application/application.ts'
import type { Locale } from '../context.ts'

/** The window that saves: a random name that it gave itself, and how many times it has sent something. */
export type Writer = { id: string; step: number }

export type Written = { language: Locale; body: string; writer: Writer | null }

/** What one window writes without a pause is one earlier text, not one for every few seconds. */
const oneSitting = 5 * 60_000

/** Whether the window has seen the newest text, or wrote it itself. */
export function knowsNewest(essay: Essay, version: number, writer: Writer | null): boolean {
  return version === essay.current.version || essay.current.body === '' || isOwn(essay, writer)
}

export function isOwn(essay: Essay, writer: Writer | null): boolean {
  return writer !== null && essay.writer?.id === writer.id
}

/** A request that was overtaken on the way by a later one of the same window. */
export function isOvertaken(essay: Essay, writer: Writer | null): boolean {
  return writer !== null && essay.writer?.id === writer.id && writer.step <= essay.writer.step
}

/**
 * Makes a text the newest one; the one before stays as an earlier text, unless this window wrote it by itself within
 * the last minutes. Before the submission the draft changes; after it the new text waits beside the submitted one.
 * The essay is locked.
 * @param automatic the window saved by itself
 * @returns the version of the newest text, and whether an earlier one was kept
 */
export async function storeText(
  tx: Transaction<Database>,
  essay: Essay,
  { language, body, writer }: Written,
  now: Date,
  automatic: boolean,
): Promise<{ version: number; kept: boolean }> {
  const { current } = essay
  const goesOn = automatic && isOwn(essay, writer) && now.getTime() - (essay.writer?.since.getTime() ?? 0) < oneSitting
  const kept = current.body !== '' && !goesOn
  if (kept) {
    await insertEssayVersion(tx, {
      essay_id: essay.id,
      version: current.version,
      body: current.body,
      saved_at: essay.updatedAt,
    })
  }
  if (writer) await deleteSideVersion(tx, essay.id, writer.id)
  const version = Math.max(current.version, await getLastEssayVersion(tx, essay.id)) + 1
  const backToStored = essay.stored.body === body && essay.stored.language === language
  const words = countWords(body)
  await updateEssay(tx, essay.id, {
    ...(essay.state === 'draft'
      ? { language, body, word_count: words, version }
      : {
          unsent_language: backToStored ? null : language,
          unsent_body: backToStored ? null : body,
          unsent_words: backToStored ? null : words,
          unsent_version: backToStored ? null : version,
        }),
    updated_at: now,
    writer: writer?.id ?? null,
    writer_step: writer?.step ?? null,
    writer_since: writer && (goesOn ? (essay.writer?.since ?? now) : now),
  })
  return { version: essay.state !== 'draft' && backToStored ? essay.stored.version : version, kept }
}

/** Keeps a text beside the newest one, which another window wrote meanwhile. */
export async function storeBeside(
  tx: Transaction<Database>,
  essay: Essay,
  body: string,
  writer: Writer,
  now: Date,
): Promise<void> {
  const version = Math.max(essay.current.version, await getLastEssayVersion(tx, essay.id)) + 1
  await insertSideVersion(tx, { essay_id: essay.id, version, body, saved_at: now, writer: writer.id })
}
