import type { Kysely } from 'kysely'
import { listJurors } from '#db/queries/juror.server.ts'
import { type Activity, listReadingActivity } from '#db/queries/monitor.server.ts'
import type { Database } from '#db/schema.ts'
import { dayOf } from '../application/rules.ts'
import { type Reader, type ReviewPlan, type Standing, standingOf } from './standing.ts'

export type JurorReader = Reader & {
  id: string
  number: number
  languages: string[]
  /** essays that he or she can still take */
  room: number
  standing: Standing
}

/** The active jurors of a contest by number, with what each has read and where each stands. */
export async function listReaders(
  db: Kysely<Database>,
  contestId: string,
  plan: ReviewPlan,
  now: Date,
): Promise<JurorReader[]> {
  const [jurors, activity] = await Promise.all([listJurors(db, contestId), listReadingActivity(db, contestId)])
  const known = new Map(activity.map((row) => [row.juror_id, row]))
  return jurors
    .filter(({ state }) => state === 'active')
    .map((juror) => {
      const found: Partial<Activity> = known.get(juror.id) ?? {}
      const { open = 0, done = 0, drafts = 0 } = found
      const reader: Reader = {
        declared: juror.declared_at !== null,
        pausedUntil: juror.paused_until,
        open,
        done,
        drafts,
        givenOn: found.given_at ? dayOf(found.given_at) : null,
        lastOn: found.last_at ? dayOf(found.last_at) : null,
      }
      const standing = standingOf(reader, plan, dayOf(now))
      const takes = reader.declared && standing !== 'paused'
      return {
        ...reader,
        id: juror.id,
        number: juror.number,
        languages: juror.languages,
        room: takes ? Math.max(0, juror.max_load - open - done) : 0,
        standing,
      }
    })
}
