import { findPublishedRun, findRunFile } from '#db/queries/allocation.server.ts'
import type { Context } from '../context.ts'
import { type PublishedFile, publishedFormat } from './verify-published.server.ts'

/**
 * The published problem and its result, for anybody to run again: applicants by pseudonym. Null while nothing is
 * published, and for a list of the first format, whose applicants are named by their codes.
 */
export async function getPublishedFile(ctx: Pick<Context, 'db'>, contestId: string): Promise<PublishedFile | null> {
  const run = await findPublishedRun(ctx.db, contestId)
  const file = run?.format === publishedFormat ? await findRunFile(ctx.db, run.id) : undefined
  return file?.output ? { format: publishedFormat, problem: file.input, result: file.output } : null
}
