import type { Problem, ProblemName } from '../application/sections.ts'
import type { Contest } from '../contest/contest.ts'
import { hasRole, type Viewer } from '../context.ts'

export const ineligibleReasons = [
  'outside-regions',
  'outside-grades',
  'outside-ages',
  'duplicate',
  'no-consent',
  'empty-essay',
  'other',
] as const
export type IneligibleReason = (typeof ineligibleReasons)[number]

export const queueParts = ['check', 'text', 'flagged', 'eligible', 'ineligible', 'withdrawn', 'all'] as const
export type QueuePartName = (typeof queueParts)[number]

/** The regions whose applications the viewer may screen: null stands for all of them. */
export function screenedRegions(viewer: Viewer): readonly string[] | null {
  if (viewer.kind === 'system' || hasRole(viewer, 'organiser')) return null
  return viewer.kind === 'staff' && hasRole(viewer, 'coordinator') ? viewer.regions : []
}

export function maySee(viewer: Viewer, region: string | null): boolean {
  const regions = screenedRegions(viewer)
  return regions === null || (region !== null && regions.includes(region))
}

type State = Pick<Contest, 'state'>

/** Who may take part and whose claims count can change until the list is published. */
export function mayScreen({ state }: State): boolean {
  return state === 'open' || state === 'closed' || state === 'in-review' || state === 'decided'
}

/** A text can be approved as long as jurors read. */
export function mayApprove({ state }: State): boolean {
  return state === 'open' || state === 'closed' || state === 'in-review'
}

/** What an incomplete application would be called if it were turned down for it. */
const reasonOf: Partial<Record<ProblemName, IneligibleReason>> = {
  region: 'outside-regions',
  grade: 'outside-grades',
  age: 'outside-ages',
  guardianConsent: 'no-consent',
  childConsent: 'no-consent',
  essayEmpty: 'empty-essay',
}

/** The reasons that the program proposes, the first of them preselected. */
export function proposedReasons(problems: readonly Problem[], hasOpenFlag: boolean): IneligibleReason[] {
  const found = problems.flatMap(({ name }) => reasonOf[name] ?? [])
  return [...new Set([...found, ...(hasOpenFlag ? (['duplicate'] as const) : [])])]
}
