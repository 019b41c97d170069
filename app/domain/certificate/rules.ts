import type { Contest } from '../contest/contest.ts'
import { hasRole, type Viewer } from '../context.ts'

const day = 24 * 3_600_000

/** A copy that nobody has looked at goes at the latest then: long after the list is out. */
const unseenDays = 180

export function unseenUntil({ closesAt }: Pick<Contest, 'closesAt'>, now: Date): Date {
  return new Date(Math.max(closesAt?.getTime() ?? 0, now.getTime()) + unseenDays * day)
}

/** Once seen, a copy is kept for the contest's number of days and no longer. */
export function seenUntil({ certificateDays }: Pick<Contest, 'certificateDays'>, seenAt: Date): Date {
  return new Date(seenAt.getTime() + certificateDays * day)
}

/** Who looks at papers and decides: the organiser, and the coordinator of the child's region. Never a partner. */
export function maySeePapers(viewer: Viewer, region: string | null): boolean {
  if (hasRole(viewer, 'organiser')) return true
  return hasRole(viewer, 'coordinator') && viewer.kind === 'staff' && region !== null && viewer.regions.includes(region)
}
