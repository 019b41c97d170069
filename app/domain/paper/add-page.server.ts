import { createHash } from 'node:crypto'
import { deleteEssayPage, insertEssayPage } from '#db/queries/essay-page.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { eraseFiles } from '../file/erase-files.server.ts'
import { keepFile } from '../file/keep-file.server.ts'
import { putFile } from '../file/put-file.server.ts'
import { releaseFile } from '../file/release-files.server.ts'
import type { NewFile } from '../file/stored-file.ts'
import { inTransaction } from '../transaction.server.ts'
import { restartTranscription } from '../transcription/restart-transcription.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { type ImageReason, intakeImage } from './intake-image.server.ts'
import { findPages, lockPages } from './open-pages.server.ts'
import { maxPages, pagesDeleteAfter } from './rules.ts'

export type AddPageReason = 'not-found' | 'closed' | 'typed' | 'full' | ImageReason

type Added = Outcome<{ repeated: boolean }, AddPageReason>

/**
 * Adds a photographed page, or puts it in the place of another (`replaces`). The same photograph sent again is the page
 * that is there already, so that an upload that broke off is simply sent again.
 */
export async function addPage(
  ctx: Context,
  applicationId: string,
  { bytes, replaces }: { bytes: Uint8Array; replaces?: string },
): Promise<Added> {
  // Before anything is decoded: whether it may be added at all, and whether it is there already.
  const before = await findPages(ctx, applicationId)
  if (!before) return refuse('not-found')
  if (before.typed) return refuse('typed')
  if (!before.editable) return refuse('closed')
  const source = createHash('sha256').update(bytes).digest('hex')
  if (before.pages.some((page) => page.source_sha256 === source)) return ok({ repeated: true })
  if (before.pages.length >= maxPages && !replaces) return refuse('full')
  const taken = await intakeImage(bytes)
  if (!taken.ok) return taken

  const { page, thumbnail, width, height } = taken.value
  const file = (kind: NewFile['kind'], content: Uint8Array): NewFile => ({
    bytes: content,
    mediaType: 'image/jpeg',
    kind,
    applicationId,
    deleteAfter: pagesDeleteAfter(before.contest, ctx.now),
  })
  const files = [
    await putFile(ctx, file('essay-page', page)),
    await putFile(ctx, file('essay-page-thumbnail', thumbnail)),
  ] as const
  try {
    const added = await inTransaction(ctx, async (work): Promise<Added> => {
      const opened = await lockPages(ctx, work.tx, applicationId)
      if (!opened.ok) return opened
      const { pages } = opened.value
      const old = pages.find(({ id }) => id === replaces)
      if (replaces && !old) return refuse('not-found')
      if (!old && pages.length >= maxPages) return refuse('full')
      for (const one of files) await keepFile(ctx, work, one)
      if (old) {
        await deleteEssayPage(work.tx, old.id)
        for (const id of [old.file_id, old.thumbnail_id]) await releaseFile(ctx, work, id, 'replaced')
      }
      const id = ctx.random.uuid()
      await insertEssayPage(work.tx, {
        id,
        application_id: applicationId,
        position: old?.position ?? (pages.at(-1)?.position ?? 0) + 1,
        source_sha256: source,
        file_id: files[0].id,
        thumbnail_id: files[1].id,
        width,
        height,
        added_by: accountOf(ctx.viewer),
        added_at: ctx.now,
      })
      await restartTranscription(ctx, work, opened.value)
      work.audit({
        action: old ? 'page.replace' : 'page.add',
        subjectKind: 'application',
        subjectId: applicationId,
        details: {
          page: id,
          pages: pages.length + (old ? 0 : 1),
          late: isLate(opened.value.contest.closesAt, ctx.now),
        },
      })
      return ok({ repeated: false })
    })
    if (added.ok && replaces) await eraseFiles(ctx, { applicationId })
    return added
  } catch (error) {
    // The same photograph came over a second connection while this one was decoded.
    if (isUniqueViolation(error, 'essay_page_once')) return ok({ repeated: true })
    throw error
  }
}

export const isLate = (closesAt: Date | null, at: Date) => closesAt !== null && at > closesAt
