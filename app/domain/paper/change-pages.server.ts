import { deleteEssayPage, updateEssayPagePosition } from '#db/queries/essay-page.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { eraseFiles } from '../file/erase-files.server.ts'
import { releaseFile } from '../file/release-files.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { restartTranscription } from '../transcription/restart-transcription.server.ts'
import { lockPages } from './open-pages.server.ts'

type Changed = Outcome<null, 'not-found' | 'closed' | 'typed' | 'last'>

export type PageChange = { kind: 'up' | 'down' | 'remove'; pageId: string }

/** Moves a page by one place, or removes it. What cannot move further stays where it is. */
export async function changePages(ctx: Context, applicationId: string, { kind, pageId }: PageChange): Promise<Changed> {
  const changed = await inTransaction(ctx, async (work): Promise<Changed> => {
    const opened = await lockPages(ctx, work.tx, applicationId)
    if (!opened.ok) return opened
    const { pages, application } = opened.value
    const at = pages.findIndex(({ id }) => id === pageId)
    const page = pages[at]
    if (!page) return refuse('not-found')
    if (kind === 'remove') {
      // What was sent in must stay an application with an essay: the page can be taken again instead.
      if (pages.length === 1 && application.state === 'submitted') return refuse('last')
      await deleteEssayPage(work.tx, page.id)
      for (const id of [page.file_id, page.thumbnail_id]) await releaseFile(ctx, work, id, 'removed')
    } else {
      const other = pages[kind === 'up' ? at - 1 : at + 1]
      if (!other) return ok(null)
      await updateEssayPagePosition(work.tx, page.id, other.position)
      await updateEssayPagePosition(work.tx, other.id, page.position)
    }
    await restartTranscription(ctx, work, opened.value)
    work.audit({
      action: kind === 'remove' ? 'page.remove' : 'page.move',
      subjectKind: 'application',
      subjectId: applicationId,
      details: { page: page.id },
    })
    return ok(null)
  })
  if (changed.ok && kind === 'remove') await eraseFiles(ctx, { applicationId })
  return changed
}
