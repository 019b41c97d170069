import type { Criterion } from './contest.ts'

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

/** The list with one item a place further up or down; at its end it stays. */
export function moveItem<T>(items: readonly T[], at: number, direction: 'up' | 'down'): T[] {
  const moved = [...items]
  const to = direction === 'up' ? at - 1 : at + 1
  const [item] = moved.splice(at, 1)
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  moved.splice(to, 0, item)
  return moved
}
