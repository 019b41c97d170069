import { hasRole, type Viewer } from '../context.ts'

/** What the rule looks at: where the child lives and who brought it. */
export type Handled = { region: string | null; partnerId: string | null }

/**
 * Which applications a viewer works with on somebody else's behalf: all of them, or those that lie in one of these
 * regions or were brought by one of these partners. For lists; `mayHandle` is the same rule about one application.
 */
export function handledBy(viewer: Viewer): { regions: readonly string[]; partnerIds: readonly string[] } | 'all' {
  if (viewer.kind === 'system' || hasRole(viewer, 'organiser')) return 'all'
  if (viewer.kind !== 'staff') return { regions: [], partnerIds: [] }
  return {
    regions: hasRole(viewer, 'coordinator') ? viewer.regions : [],
    partnerIds: hasRole(viewer, 'partner') ? viewer.partnerIds : [],
  }
}

/**
 * Whether a viewer may see how far an application is and act for the child: an organiser for everybody, a coordinator
 * in the own regions, a partner for its own children. Never an applicant: what is theirs is said by `isTheirs`.
 * Scores are behind other rules, whatever this one says.
 */
export function mayHandle(viewer: Viewer, { region, partnerId }: Handled): boolean {
  const handled = handledBy(viewer)
  if (handled === 'all') return true
  const near = region !== null && handled.regions.includes(region)
  return near || (partnerId !== null && handled.partnerIds.includes(partnerId))
}
