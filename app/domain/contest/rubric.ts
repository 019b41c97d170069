import type { Criterion } from './contest.ts'
import { moveItem } from './move-item.ts'

export const rubricLimits = {
  criteria: { min: 3, max: 8 },
  levels: { min: 2, max: 11 },
  score: { min: 0, max: 20 },
} as const

export type RubricChange =
  | { kind: 'suggested'; criteria: readonly Criterion[] }
  | { kind: 'save'; criterion: Criterion }
  | { kind: 'remove'; id: string }
  | { kind: 'up' | 'down'; id: string }

/** The rubric after a change; null when the change does not fit it (an unknown criterion, a ninth one). */
export function changeRubric(criteria: readonly Criterion[], change: RubricChange): Criterion[] | null {
  if (change.kind === 'suggested') return criteria.length === 0 ? [...change.criteria] : null
  const id = change.kind === 'save' ? change.criterion.id : change.id
  const at = criteria.findIndex((criterion) => criterion.id === id)
  if (change.kind === 'save') {
    if (at >= 0) return criteria.map((criterion, index) => (index === at ? change.criterion : criterion))
    return criteria.length < rubricLimits.criteria.max ? [...criteria, change.criterion] : null
  }
  if (at < 0) return null
  if (change.kind === 'remove') return criteria.filter((_, index) => index !== at)
  return moveItem(criteria, at, change.kind)
}
