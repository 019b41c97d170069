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

/** A run is computed for the decision, or, to see where readings are missing, while reviews come in. */
export function mayCalibrate(state: ContestState): boolean {
  return state === 'in-review' || state === 'decided'
}

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** What the computation does, in this order, and how far it is when it begins with it. */
export const runSteps = { read: 0, linear: 15, rasch: 35, agreement: 70, report: 90, store: 95 } as const
export type RunStep = keyof typeof runSteps

/** Whoever computes says at least this often that it is still there; silence for as long lets another begin anew. */
export const leaseMs = 30_000

/** A run that broke off this often is given up. */
export const mostAttempts = 3

/**
 * Below this algebraic connectivity a few readings hold the jurors together: differences across that cut are known too
 * badly to lean on. A jury whose essays are shared out at random is far above.
 */
export const leastConnectivity = 0.05
