import type { Application, Essay } from '../application/application.ts'
import { mayHandle } from '../application/may-handle.ts'
import { isExtendedAt } from '../application/rules.ts'
import type { Contest } from '../contest/contest.ts'
import { isOpenAt } from '../contest/rules.ts'
import type { Viewer } from '../context.ts'

/** No essay within the limit of words fills more sheets than these. */
export const maxPages = 12

/** How long the photographs are kept after the contest closes: until the typed text is past every doubt. */
const keptDays = 180

export function pagesDeleteAfter({ closesAt }: Pick<Contest, 'closesAt'>, now: Date): Date {
  const from = Math.max(closesAt?.getTime() ?? 0, now.getTime())
  return new Date(from + keptDays * 24 * 3600_000)
}

/** Who sees the photographs: the child's own account, and who may act for the child. */
export function maySeePages(viewer: Viewer, application: Pick<Application, 'accountId' | 'region' | 'partnerId'>) {
  if (viewer.kind === 'applicant') return viewer.accountId === application.accountId
  return mayHandle(viewer, application)
}

/** The child until the closing time; who acts for the child until the review begins, for what came by post. */
export function mayChangePages(
  viewer: Viewer,
  application: Pick<Application, 'accountId' | 'region' | 'partnerId' | 'state' | 'extendedUntil'>,
  contest: Pick<Contest, 'state' | 'opensAt' | 'closesAt'>,
  now: Date,
): boolean {
  if (application.state === 'withdrawn' || !maySeePages(viewer, application)) return false
  if (viewer.kind === 'applicant') {
    return isOpenAt(contest, now) || isExtendedAt(application.extendedUntil, contest, now)
  }
  return contest.state === 'open' || contest.state === 'closed'
}

/** An essay that lies on paper alone: its pages count, and somebody has to type them. */
export function isHandwritten(essay: { body: string }, pages: number): boolean {
  return essay.body === '' && pages > 0
}

/** Once an essay that was sent in has a typed text, that text counts, and the pages are as they were typed. */
export function isTyped(application: Pick<Application, 'state'>, essay: Pick<Essay, 'stored'>): boolean {
  return application.state === 'submitted' && essay.stored.body !== ''
}
