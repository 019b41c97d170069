import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import type { IdentifierKind } from '#app/core/blinding/identifier.ts'
import { findComment } from '#db/queries/comment.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import type { CommentState } from './rules.ts'

export type OpenedComment = {
  contest: Contest
  /** as the juror wrote it */
  body: string
  /** what in it may name somebody or tell how to reach anybody */
  marks: { start: number; end: number; kind: IdentifierKind }[]
  state: CommentState
  shown: string
  reason: string
  version: number
  /** the anonymous text that it is about; null while that is being checked again */
  essay: { text: string; language: string } | null
}

/** One comment with the anonymous text beside it: neither who wrote the one nor the other. Null when there is none. */
export async function openComment(
  ctx: Context,
  input: { contestId: string; commentId: string },
): Promise<OpenedComment | null> {
  const contest = await getContest(ctx, input.contestId)
  const row = contest && isUuid(input.commentId) ? await findComment(ctx.db, contest.id, input.commentId) : undefined
  if (!contest || !row) return null
  const { body, state, shown, reason, version, text, language } = row
  return {
    contest,
    body,
    marks: findIdentifiers(body).map(({ start, end, kind }) => ({ start, end, kind })),
    state,
    shown,
    reason,
    version,
    essay: text !== null && language !== null ? { text, language } : null,
  }
}
