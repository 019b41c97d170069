import { countComments, listComments } from '#db/queries/comment.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import { type CommentState, commentStates } from './rules.ts'

export type CommentList = {
  contest: Contest
  state: CommentState
  counts: Record<CommentState, number>
  page: number
  pages: number
  comments: { id: string; beginning: string }[]
}

const perPage = 25
const shortEnough = 90

/** What jurors wrote to children in a contest, for the organisers who read it first. Null for an unknown contest. */
export async function listContestComments(
  ctx: Context,
  input: { contestId: string; state: string | null; page: number },
): Promise<CommentList | null> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return null
  const state = commentStates.find((known) => known === input.state) ?? 'waiting'
  const counts = { waiting: 0, approved: 0, refused: 0 }
  for (const row of await countComments(ctx.db, contest.id)) counts[row.state] = row.count
  const pages = Math.max(1, Math.ceil(counts[state] / perPage))
  const page = Math.min(Math.max(1, input.page), pages)
  const rows = await listComments(ctx.db, contest.id, state, perPage, (page - 1) * perPage)
  const comments = rows.map(({ id, body, shown }) => ({ id, beginning: beginningOf(shown || body) }))
  return { contest, state, counts, page, pages, comments }
}

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= shortEnough ? line : `${line.slice(0, shortEnough).replace(/\s\S*$/, '')}…`
}
