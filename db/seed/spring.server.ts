import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import { type Entry, entriesOf, insertApplications } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import { contestOf, insertContest, type SeedContest } from './contest.server.ts'
import { springTexts } from './contest-texts.ts'
import { draws, type Timeline } from './generator.ts'
import { assign, insertAssignments, insertJurors } from './jury.server.ts'
import type { Person } from './people.server.ts'
import { almatyRegion, kostanay, zhambyl } from './places.ts'
import { insertReviews } from './reviews.server.ts'
import { insertAnonymousTexts, insertDuplicateFlags, screenedAt, verdictsOf } from './screening.server.ts'
import { jurors, organiser } from './staff.ts'

export const springKey = 'spring'

const screening = { first: -74, last: -68 }
const reviewing = { first: -65, last: -40 }

export function springContest(year: number): SeedContest {
  return contestOf({
    key: springKey,
    slug: `${year}-spring`,
    state: 'decided',
    texts: springTexts(year),
    regions: [zhambyl, almatyRegion, kostanay],
    createdDay: -128,
    opensDay: -120,
    closesDay: -75,
    reviewDay: -66,
    decidedDay: -36,
  })
}

/** The contest of all 150 children, up to the decision of the jury. */
export async function insertSpring(
  tx: Transaction<Database>,
  people: readonly Person[],
  pinHash: string,
  time: Timeline,
  journal: Journal,
): Promise<SeedContest> {
  const contest = springContest(time.now.getUTCFullYear())
  await insertContest(tx, contest, time, journal)
  const entries = entriesOf(contest, people, time, { first: -118, last: -75 })
  const verdicts = verdictsOf(entries)
  const screeningOf = (entry: Entry) => {
    const verdict = verdicts.get(entry.applicationId)
    return {
      eligibility: verdict ? ('ineligible' as const) : ('eligible' as const),
      ineligible_reason: verdict ?? null,
      screened_by: organiser.id,
      screened_at: screenedAt(contest, entry, time, screening),
    }
  }
  await insertApplications(tx, contest, entries, pinHash, screeningOf, claimStateOf, journal)
  await insertDuplicateFlags(tx, contest, entries, time.at(-74, 8), true)
  for (const entry of entries) {
    const verdict = verdicts.get(entry.applicationId)
    journal.write({
      at: screenedAt(contest, entry, time, screening),
      by: organiser,
      action: 'application.screen',
      subjectKind: 'application',
      subjectId: entry.applicationId,
      details: { eligibility: verdict ? 'ineligible' : 'eligible', ...(verdict ? { reason: verdict } : {}) },
    })
  }
  const eligible = entries.filter((entry) => !verdicts.has(entry.applicationId))
  await insertAnonymousTexts(tx, contest, eligible, time, screening, journal)
  const seats = await insertJurors(tx, contest, jurors, -80, time, journal)
  const plan = assign(contest, eligible, seats, 3)
  await insertAssignments(tx, contest, plan, () => true, time.at(-66, 10), journal)
  await insertReviews(tx, contest, plan.assignments, () => 'submitted', reviewing, true, time, journal)
  return contest
}

/** Papers were seen for nearly every claim; a few were not accepted. */
function claimStateOf({ person }: Entry, group: string): 'claimed' | 'verified' | 'rejected' {
  const chance = draws(`claim\u001f${person.key}\u001f${group}`).unit()
  if (group === 'orphan' || group === 'no-parental-care') return 'verified'
  return chance < 0.86 ? 'verified' : chance < 0.94 ? 'rejected' : 'claimed'
}
