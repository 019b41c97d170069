import { isPausedOn } from '../jury/rules.ts'

/** Days before the planned end from which everybody with something left is overdue. */
const nearDays = 3

export type ReviewPlan = {
  /** `YYYY-MM-DD`; nothing closes by itself */
  finishBy: string | null
  /** days without a reading after which a juror is overdue */
  quietDays: number
}

export type Reader = {
  declared: boolean
  pausedUntil: string | null
  open: number
  done: number
  drafts: number
  /** of the first essay given out, and of the last touch of a review; `YYYY-MM-DD` */
  givenOn: string | null
  lastOn: string | null
}

/** `idle`: nothing to read. `overdue`: quiet for too long. `late`: the planned end is near or past. */
export type Standing = 'undeclared' | 'idle' | 'finished' | 'paused' | 'not-begun' | 'overdue' | 'late' | 'reading'

/** Where a juror stands on a day. A break comes before any reproach. */
export function standingOf(reader: Reader, plan: ReviewPlan, today: string): Standing {
  if (!reader.declared) return 'undeclared'
  if (reader.open === 0) return reader.done > 0 ? 'finished' : 'idle'
  if (isPausedOn(reader.pausedUntil, today)) return 'paused'
  if (plan.finishBy !== null && daysBetween(today, plan.finishBy) <= nearDays) return 'late'
  const since = [reader.lastOn, reader.givenOn, reader.pausedUntil].reduce<string | null>(
    (latest, day) => (day !== null && (latest === null || day > latest) ? day : latest),
    null,
  )
  if (since !== null && daysBetween(since, today) >= plan.quietDays) return 'overdue'
  return reader.done + reader.drafts === 0 ? 'not-begun' : 'reading'
}

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export const audiences = ['overdue', 'not-begun', 'unfinished'] as const
/** Whom a reminder goes to: the overdue, those who have not begun, or all with something left but a break. */
export type Audience = (typeof audiences)[number]

export function isAddressed(audience: Audience, reader: Pick<Reader, 'done' | 'drafts'>, standing: Standing): boolean {
  const left = standing === 'not-begun' || standing === 'overdue' || standing === 'late' || standing === 'reading'
  if (audience === 'unfinished') return left
  if (audience === 'not-begun') return left && reader.done + reader.drafts === 0
  return standing === 'overdue' || standing === 'late'
}
