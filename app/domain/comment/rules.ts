import type { ContestState } from '../contest/contest.ts'

export const commentStates = ['waiting', 'approved', 'refused'] as const
export type CommentState = (typeof commentStates)[number]

/** Characters of words to a child; the database holds it too. */
export const longestComment = 1000

/** From the first review on; also after the announcement, when a comment can still be taken back. */
export function mayModerate(state: ContestState): boolean {
  return state === 'in-review' || state === 'decided' || state === 'announced'
}
