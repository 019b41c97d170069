import { countEssaysInScreening, findLastAssignmentRun, listCoverage } from '#db/queries/assignment.server.ts'
import { listJurorInvitations } from '#db/queries/invitation.server.ts'
import { listJurorConflicts, listJurorLoads, listJurorPeople, listJurors } from '#db/queries/juror.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import type { RunSummary } from './plan-reviews.server.ts'
import { type InvitationState, invitationState, jurorView } from './rules.ts'

export type JurorRow = {
  /** how organisers know the juror while scores come in */
  number: number
  name: string | null
  active: boolean
  declared: boolean
  languages: string[]
  maxLoad: number
  conflicts: number
  load: number
  done: number
}

export type LanguageCoverage = {
  language: string
  essays: number
  places: number
  filled: number
  done: number
  readers: number
  /** essays that its readers can still take */
  room: number
}

export type Jury = {
  contest: Contest
  view: 'name' | 'number' | 'both'
  jurors: JurorRow[]
  invitations: { id: string; email: string; state: InvitationState; locale: string; expiresAt: Date }[]
  coverage: LanguageCoverage[]
  inScreening: number
  lastRun: { at: Date; automatic: boolean; summary: RunSummary } | null
}

/** Everything that an organiser sees of a jury; null for an unknown contest. */
export async function getJury(ctx: Context, contestId: string): Promise<Jury | null> {
  const contest = await getContest(ctx, contestId)
  if (!contest) return null
  const { id, reviewsPerEssay, state } = contest
  const [jurors, people, conflicts, loads, invitations, coverage, inScreening, run] = await Promise.all([
    listJurors(ctx.db, id),
    listJurorPeople(ctx.db, id),
    listJurorConflicts(ctx.db, id),
    listJurorLoads(ctx.db, id),
    listJurorInvitations(ctx.db, id),
    listCoverage(ctx.db, id, reviewsPerEssay),
    countEssaysInScreening(ctx.db, id),
    findLastAssignmentRun(ctx.db, id),
  ])
  const view = jurorView(state)
  const rows = jurors.map((juror): JurorRow & { id: string } => {
    const load = loads.find(({ juror_id }) => juror_id === juror.id)
    return {
      id: juror.id,
      number: juror.number,
      name: view === 'number' ? null : (people.find((person) => person.id === juror.id)?.display_name ?? null),
      active: juror.state === 'active',
      declared: juror.declared_at !== null,
      languages: juror.languages,
      maxLoad: juror.max_load,
      conflicts: conflicts.filter(({ juror_id }) => juror_id === juror.id).length,
      load: load?.load ?? 0,
      done: load?.done ?? 0,
    }
  })
  // By name while names stand there: the order of the numbers is the order in which people came.
  const order = new Map(people.map((person, index) => [person.id, index]))
  if (view === 'name') rows.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return {
    contest,
    view,
    jurors: rows.map(({ id: _, ...row }) => row),
    invitations: invitations
      .map((one) => ({
        id: one.id,
        email: one.email,
        state: invitationState(one, ctx.now),
        locale: one.locale,
        expiresAt: one.expires_at,
      }))
      // A person who accepted is a juror, and a juror has no address beside a number while scores come in.
      .filter((one) => one.state !== 'revoked' && !(view === 'number' && one.state === 'accepted')),
    coverage: coverage.map(({ language, essays, filled, done }) => {
      const readers = rows.filter((row) => row.active && row.declared && row.languages.includes(language))
      return {
        language,
        essays,
        places: essays * reviewsPerEssay,
        filled,
        done,
        readers: readers.length,
        room: readers.reduce((sum, { maxLoad, load }) => sum + Math.max(0, maxLoad - load), 0),
      }
    }),
    inScreening,
    lastRun: run
      ? { at: run.created_at, automatic: run.created_by === null, summary: run.summary as RunSummary }
      : null,
  }
}
