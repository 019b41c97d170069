import type { ContestState } from '../contest/contest.ts'

/** What a run says of itself. */
export type ScoringSummary = {
  /** reviews that each essay was to get */
  planned: number
  essays: number
  reviews: number
  /** essays with at least one review but fewer than planned */
  fewer: number
  /** approved essays that nobody reviewed */
  unscored: number
}

/** Results stand beside application codes only once no juror can score any more. */
export function mayJoin(state: ContestState): boolean {
  return state === 'decided' || state === 'announced' || state === 'archived'
}
