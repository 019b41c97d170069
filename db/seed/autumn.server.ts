import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import { type Entry, entriesOf, insertApplications } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import { contestOf, insertContest, type SeedContest } from './contest.server.ts'
import { autumnTexts } from './contest-texts.ts'
import { draws, type Timeline } from './generator.ts'
import { assign, insertAssignments, insertJurors, type SeedAssignment, type SeedJuror } from './jury.server.ts'
import { insertPendingInvitation } from './messages.server.ts'
import { lendEssays, type Person } from './people.server.ts'
import { almatyRegion, kostanay, placesOf, zhambyl } from './places.ts'
import { insertReviews, type Progress } from './reviews.server.ts'
import { insertAnonymousTexts, screenedAt } from './screening.server.ts'
import { jurors, organiser } from './staff.ts'
import { insertTraining } from './training.server.ts'

/** The jurors of the running contest, by their number in `jurors` from 0. */
const panel = [0, 1, 2, 3, 4, 6, 8, 10]

const screening = { first: -18, last: -13 }

export const autumnCount = 30

/** A contest in the middle of its review: half of the scores are in, some are drafts, one juror stepped back. */
export async function insertAutumn(
  tx: Transaction<Database>,
  people: readonly Person[],
  pinHash: string,
  time: Timeline,
  journal: Journal,
): Promise<SeedContest> {
  const year = time.now.getUTCFullYear()
  const contest = contestOf({
    key: 'autumn',
    slug: `${year}-autumn`,
    state: 'in-review',
    texts: autumnTexts(year),
    regions: [zhambyl, almatyRegion, kostanay],
    createdDay: -63,
    opensDay: -60,
    closesDay: -20,
    reviewDay: -12,
  })
  await insertContest(tx, contest, time, journal)
  const places = contest.regions.flatMap((region) => placesOf[region] ?? [])
  const children = lendEssays(people, contest.key, places, autumnCount)
  const entries = entriesOf(contest, children, time, { first: -58, last: -20 })
  const screeningOf = (entry: Entry) => ({
    eligibility: 'eligible' as const,
    screened_by: organiser.id,
    screened_at: screenedAt(contest, entry, time, screening),
  })
  const claimStateOf = ({ person }: Entry) =>
    draws(`claim\u001f${person.key}`).unit() < 0.7 ? ('verified' as const) : ('claimed' as const)
  await insertApplications(tx, contest, entries, pinHash, screeningOf, claimStateOf, journal)
  for (const entry of entries) {
    journal.write({
      at: screenedAt(contest, entry, time, screening),
      by: organiser,
      action: 'application.screen',
      subjectKind: 'application',
      subjectId: entry.applicationId,
      details: { eligibility: 'eligible' },
    })
  }
  await insertAnonymousTexts(tx, contest, entries, time, screening, journal)
  const seats = await insertJurors(
    tx,
    contest,
    panel.flatMap((index) => jurors[index] ?? []),
    -22,
    time,
    journal,
  )
  await insertTraining(tx, contest, seats, practised, { written: -23, first: -16, last: -12 }, time, journal)
  await insertPendingInvitation(tx, contest, { email: 'juror15@qarmaq.example', locale: 'ru' }, organiser.id, time)
  const plan = assign(contest, entries, seats, 1)
  const isDone = (assignment: SeedAssignment) => progressOf(assignment) === 'submitted'
  await insertAssignments(tx, contest, plan, isDone, time.at(-12, 10), journal)
  await insertReviews(tx, contest, plan.assignments, progressOf, { first: -11, last: -1 }, false, time, journal)
  return contest
}

/** Of the last jurors to come one is in the middle of the training, and one has not begun. */
const latecomers = [jurors[8], jurors[10]]

function practised({ person }: SeedJuror, essays: number): number {
  return person === latecomers[1] ? 0 : person === latecomers[0] ? 1 : essays
}

/** Jurors are fast and slow: the share of their reviews that is in differs. */
function progressOf({ juror, entry }: SeedAssignment): Progress {
  if (latecomers.some((person) => person === juror.person)) return 'untouched'
  const pace = 0.3 + 0.45 * draws(`pace\u001f${juror.person.email}`).unit()
  const chance = draws(`progress\u001f${juror.person.email}\u001f${entry.person.key}`).unit()
  return chance < pace ? 'submitted' : chance < pace + 0.07 ? 'draft' : 'untouched'
}
