import type { Contest } from '../contest/contest.ts'
import { isOpenAt } from '../contest/rules.ts'
import { hasRole, type Locale, type Viewer } from '../context.ts'
import type { Application } from './application.ts'
import { mayHandle } from './may-handle.ts'

type Times = Pick<Contest, 'state' | 'opensAt' | 'closesAt'>

type Owned = Pick<Application, 'accountId' | 'source' | 'partnerId'>

/** Whether the application is the viewer's to read and change at all. */
export function isTheirs(viewer: Viewer, application: Owned): boolean {
  if (viewer.kind === 'system') return true
  if (viewer.kind === 'applicant') return viewer.accountId === application.accountId
  return (hasRole(viewer, 'organiser') && application.source !== 'self') || isBroughtBy(viewer, application)
}

/** Whether the viewer works for the partner that brought the child. */
function isBroughtBy(viewer: Viewer, { partnerId }: Pick<Application, 'partnerId'>): boolean {
  return partnerId !== null && hasRole(viewer, 'partner') && mayHandle(viewer, { region: null, partnerId })
}

/** A partner brings children while the contest takes applications, like the children themselves. */
export function mayBring(viewer: Viewer, partnerId: string, contest: Times, now: Date): boolean {
  return isBroughtBy(viewer, { partnerId }) && isOpenAt(contest, now)
}

/**
 * Whether the viewer may type and send the essay for the child. What a child writes with a PIN of its own is its own:
 * from then on its partner helps with the rest, and neither reads nor changes the text.
 */
export function mayTypeFor(viewer: Viewer, application: Owned, activated: boolean): boolean {
  if (!isTheirs(viewer, application)) return false
  return viewer.kind !== 'staff' || !activated || (hasRole(viewer, 'organiser') && application.source !== 'self')
}

/** Staff may still enter and correct what came on paper after the closing time, until the review begins. */
export function mayEnterFor(viewer: Viewer, contest: Times): boolean {
  if (viewer.kind === 'system') return true
  return hasRole(viewer, 'organiser') && (contest.state === 'open' || contest.state === 'closed')
}

/** A personal extension lets one child go on after the closing time, but not once the jury reads. */
export function isExtendedAt(extendedUntil: Date | null, contest: Pick<Times, 'state'>, now: Date): boolean {
  return extendedUntil !== null && now < extendedUntil && (contest.state === 'open' || contest.state === 'closed')
}

/** Whether the viewer may change and submit this application now. */
export function mayEdit(
  viewer: Viewer,
  application: Owned & Pick<Application, 'state' | 'extendedUntil'>,
  contest: Times,
  now: Date,
): boolean {
  if (application.state === 'withdrawn' || !isTheirs(viewer, application)) return false
  if (mayEnterFor(viewer, contest)) return true
  const theirs = viewer.kind === 'applicant' || isBroughtBy(viewer, application)
  return theirs && (isOpenAt(contest, now) || isExtendedAt(application.extendedUntil, contest, now))
}

/** After the closing time nothing can be submitted, but what somebody was typing is still kept as a draft. */
export function keepsDrafts(contest: Times): boolean {
  return contest.state === 'open' || contest.state === 'closed'
}

/** The day in Kazakhstan (UTC+5 all year), `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 5 * 3600_000).toISOString().slice(0, 10)
}

/** The day so many days after a day; both are `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Completed years on a day; both are `YYYY-MM-DD`. Somebody born on 29 February turns on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The contest's ages are completed years on its closing day. */
export function isAgeAllowed(contest: Pick<Contest, 'ageMin' | 'ageMax' | 'closesAt'>, birthDate: string, now: Date) {
  const age = ageOn(birthDate, dayOf(contest.closesAt ?? now))
  return age >= contest.ageMin && age <= contest.ageMax
}

/** The language that an essay is begun in: that of the page if the contest takes it. */
export function essayLanguageFor({ essayLanguages }: Pick<Contest, 'essayLanguages'>, locale: Locale): string {
  const [first = 'kk'] = essayLanguages
  return essayLanguages.includes(locale) ? locale : first
}
