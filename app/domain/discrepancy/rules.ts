import type { Finding } from '#app/core/scoring/discrepancy/disagreement.ts'

/** What sends an essay to one more juror, and what an adjudicator's scores are worth. */
export type DiscrepancyRule = {
  /** levels apart on any criterion; null: not looked at */
  levelGap: number | null
  /** points of 100 apart in total; null: not looked at */
  pointsGap: number | null
  /** reviews that do not fit all others by the statistical model */
  statistical: boolean
  /** 0: straight to the adjudicator */
  extraRounds: number
  /** whether adjudicated scores stand for the essay, or are one more reading of it */
  adjudicated: 'replaces' | 'counts'
}

/** What the form proposes where nothing is set: the example of most scoring guides. */
export const proposedRule: DiscrepancyRule = {
  levelGap: 2,
  pointsGap: null,
  statistical: false,
  extraRounds: 1,
  adjudicated: 'replaces',
}

export const mostRounds = 3

/** Whether anything is looked at at all. */
export function isRuleOn(rule: DiscrepancyRule): boolean {
  return rule.levelGap !== null || rule.pointsGap !== null || rule.statistical
}

export type DiscrepancyState = 'extra-reading' | 'agreed' | 'adjudication' | 'adjudicated'

/** What was found; `statistical` has no size that means something to a person. */
export type Found = Finding | { readonly kind: 'statistical' }

export type Obstacle = 'language' | 'conflicts' | 'capacity' | 'paused' | 'nobody'
