import type { Context } from '../context.ts'
import { type ReadFile, readFile } from '../file/read-file.server.ts'
import { findPages } from './open-pages.server.ts'

/** A page's picture for whoever may see the pages of this application. */
export async function readPage(
  ctx: Context,
  input: { applicationId: string; pageId: string; small: boolean },
): Promise<ReadFile | null> {
  const found = await findPages(ctx, input.applicationId)
  const page = found?.pages.find(({ id }) => id === input.pageId)
  return page ? readFile(ctx, input.small ? page.thumbnail_id : page.file_id) : null
}
