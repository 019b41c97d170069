import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import { entriesOf, insertApplications } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import { autumnCount } from './autumn.server.ts'
import { insertCards } from './cards.server.ts'
import { contestOf, insertContest, type SeedContest } from './contest.server.ts'
import { openTexts } from './contest-texts.ts'
import { draftPeople } from './drafts.ts'
import type { Timeline } from './generator.ts'
import { insertHandwritten } from './handwritten.server.ts'
import { lendEssays, type Person } from './people.server.ts'
import { almatyRegion, placesOf, turkistan, zhambyl } from './places.ts'
import { insertDuplicateFlags } from './screening.server.ts'

export const openKey = 'open'

const submittedCount = 12

/** A contest that takes applications for four more weeks: some are in and not screened yet, two are drafts. */
export async function insertOpen(
  tx: Transaction<Database>,
  people: readonly Person[],
  pinHash: string,
  time: Timeline,
  journal: Journal,
): Promise<{ contest: SeedContest; handwritten: string[] }> {
  const year = time.now.getUTCFullYear()
  const contest = contestOf({
    key: openKey,
    slug: `${year}-first-computer`,
    state: 'open',
    texts: openTexts(year),
    regions: [turkistan, zhambyl, almatyRegion],
    createdDay: -18,
    opensDay: -14,
    closesDay: 28,
  })
  await insertContest(tx, contest, time, journal)
  const places = contest.regions.flatMap((region) => placesOf[region] ?? [])
  const children = [...named(people), ...lendEssays(people, openKey, places, submittedCount - 3, autumnCount)]
  const everybody = [...children, ...draftPeople(year)]
  const entries = entriesOf(contest, everybody, time, { first: -12, last: -1, draftFrom: submittedCount })
  await insertApplications(
    tx,
    contest,
    entries,
    pinHash,
    () => ({}),
    () => 'claimed',
    journal,
  )
  await insertCards(tx, contest, entries, time, journal)
  await insertDuplicateFlags(tx, contest, entries.slice(0, submittedCount), time.at(-1, 18), false)
  return { contest, handwritten: await insertHandwritten(tx, contest, pinHash, time, journal) }
}

/**
 * Three who name themselves or a telephone, so that the screening has something to mark; and one of them came twice,
 * once from the family and once from school.
 */
function named(people: readonly Person[]): Person[] {
  const find = (key: string) => people.filter((person) => person.key === key)
  const [self, phone] = [find('kk-040'), find('kk-018')]
  const moved = self.map((person) => ({
    ...person,
    key: 'open-self',
    familyName: 'Әбенова',
    patronymic: 'Сәбитқызы',
    phone: '+77015550412',
  }))
  const twice = moved.map((person) => ({
    ...person,
    key: 'open-twice',
    essay: person.essay.replace(/\n\n[^\n]*$/, ''),
  }))
  const called = phone.map((person) => ({
    ...person,
    key: 'open-phone',
    familyName: 'Оспанова',
    patronymic: 'Бақытқызы',
    guardianName: 'Оспанова Гүлжан',
  }))
  return [...moved, ...twice, ...called]
}
