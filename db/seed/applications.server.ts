import type { Insertable, Transaction } from 'kysely'
import { countWords } from '#app/core/essay/count-words.ts'
import { consentTextVersion, ownAgreementAge } from '#app/domain/consent/text.ts'
import type { Locale } from '#app/domain/context.ts'
import type { ApplicationTable, Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { codeOf, draws, idOf, type Timeline } from './generator.ts'
import { insertReceipts } from './messages.server.ts'
import { isBrought, school } from './partners.server.ts'
import type { Person } from './people.server.ts'
import { organiser, partner } from './staff.ts'

/** One child's application and the ids of everything that belongs to it. */
export type Entry = {
  person: Person
  applicationId: string
  accountId: string
  essayId: string
  code: string
  locale: Locale
  region: string
  createdAt: Date
  /** null: still a draft */
  submittedAt: Date | null
}

export function codeOfPerson(contestKey: string, personKey: string): string {
  return codeOf('application', contestKey, personKey)
}

export function entriesOf(
  contest: SeedContest,
  people: readonly Person[],
  time: Timeline,
  days: { first: number; last: number; draftFrom?: number },
): Entry[] {
  return people.map((person, index) => {
    const random = draws(`entry\u001f${contest.key}\u001f${person.key}`)
    const submitted = time.between(random, days.first, days.last)
    const draft = days.draftFrom !== undefined && index >= days.draftFrom
    const hesitation = (1 + random.unit() * 48) * 3_600_000
    return {
      person,
      applicationId: idOf('application', contest.key, person.key),
      accountId: idOf('account', contest.key, person.key),
      essayId: idOf('essay', contest.key, person.key),
      code: codeOfPerson(contest.key, person.key),
      locale: person.essayLanguage === 'en' ? random.pick(['kk', 'ru'] as const) : person.essayLanguage,
      region: `${person.districtKato.slice(0, 2)}0000000`,
      createdAt: new Date(Math.max(submitted.getTime() - hesitation, time.at(contest.opensDay, 9).getTime())),
      submittedAt: draft ? null : submitted,
    }
  })
}

/** A grandmother who brings up a child does so as its guardian. */
const relationOf = (relation: string) => (relation === 'grandmother' ? 'guardian' : relation)

function ageOn(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}

/** About a third of the families gave an address. */
function emailOf({ code }: Entry): string {
  return draws(`email\u001f${code}`).unit() < 0.3 ? `family-${code.toLowerCase()}@qarmaq.example` : ''
}

type Screening = Pick<Insertable<ApplicationTable>, 'eligibility' | 'ineligible_reason' | 'screened_by' | 'screened_at'>

function applicationRow(contest: SeedContest, entry: Entry, screening: Screening): Insertable<ApplicationTable> {
  const { person } = entry
  const random = draws(`contact\u001f${contest.key}\u001f${person.key}`)
  const chance = random.unit()
  const onPaper = person.grade < 5 || chance < 0.06
  const viaPartner = !onPaper && isBrought(person.key, chance)
  return {
    id: entry.applicationId,
    contest_id: contest.id,
    account_id: entry.accountId,
    code: entry.code,
    source: onPaper ? 'organiser' : viaPartner ? 'partner' : 'self',
    partner_id: viaPartner ? school : null,
    entered_by: onPaper ? organiser.id : viaPartner ? partner.id : null,
    locale: entry.locale,
    state: entry.submittedAt ? 'submitted' : 'draft',
    given_name: person.givenName,
    family_name: person.familyName,
    patronymic: person.patronymic ?? '',
    birth_date: person.birthDate,
    school: person.school,
    grade: person.grade,
    region: entry.region,
    district: person.districtKato,
    village: person.village ?? '',
    phone: person.phone,
    email: emailOf(entry),
    guardian_name: entry.submittedAt ? person.guardianName : '',
    guardian_relation: entry.submittedAt ? relationOf(person.guardianRelation) : '',
    groups_answered: true,
    submit_key: entry.submittedAt ? idOf('submit key', contest.key, person.key) : null,
    created_at: entry.createdAt,
    updated_at: entry.submittedAt ?? entry.createdAt,
    submitted_at: entry.submittedAt,
    ...screening,
  }
}

/** Accounts, applications, essays and their joins, claims and consents of one contest. */
export async function insertApplications(
  tx: Transaction<Database>,
  contest: SeedContest,
  entries: readonly Entry[],
  secretHash: string,
  screeningOf: (entry: Entry) => Screening,
  claimState: (entry: Entry, group: string) => 'claimed' | 'verified' | 'rejected',
  journal: Journal,
): Promise<void> {
  const rows = entries.map((entry) => applicationRow(contest, entry, screeningOf(entry)))
  await tx
    .insertInto('identity.account')
    .values(
      entries.map((entry, at) => ({
        id: entry.accountId,
        kind: 'applicant' as const,
        email: null,
        login_code: entry.code,
        display_name: '',
        locale: entry.locale,
        // A draft that the partner keeps for a child who has not used the card yet.
        secret_hash: rows[at]?.source === 'partner' && !entry.submittedAt ? null : secretHash,
        created_at: entry.createdAt,
      })),
    )
    .execute()
  await tx.insertInto('identity.application').values(rows).execute()
  await insertEssays(tx, contest, entries)
  const claims = entries.flatMap((entry) =>
    entry.person.groups.map((group) => ({
      application_id: entry.applicationId,
      contest_id: contest.id,
      group_key: group,
      state: claimState(entry, group),
    })),
  )
  if (claims.length > 0) await tx.insertInto('identity.claim').values(claims).execute()
  await insertConsents(tx, contest, entries, new Set(rows.filter((row) => row.source !== 'self').map((row) => row.id)))
  await insertReceipts(tx, contest, entries, emailOf)
  for (const [index, { applicationId, accountId, createdAt, submittedAt, person }] of entries.entries()) {
    const row = rows[index]
    const self = row?.source === 'self'
    const subject = { subjectKind: 'application', subjectId: applicationId }
    const by = self ? { applicant: accountId } : row?.source === 'partner' ? partner : organiser
    journal.write({ ...subject, at: createdAt, by, action: self ? 'application.start' : 'application.enter' })
    if (submittedAt) {
      const details = { essayVersion: 1, words: countWords(person.essay), again: false }
      journal.write({ ...subject, at: submittedAt, by, action: 'application.submit', details })
    }
  }
}

async function insertEssays(tx: Transaction<Database>, contest: SeedContest, entries: readonly Entry[]): Promise<void> {
  await tx
    .insertInto('writing.essay')
    .values(
      entries.map(({ essayId, person, submittedAt, createdAt }) => ({
        id: essayId,
        contest_id: contest.id,
        language: person.essayLanguage,
        body: person.essay,
        word_count: countWords(person.essay),
        state: submittedAt ? ('submitted' as const) : ('draft' as const),
        updated_at: submittedAt ?? createdAt,
      })),
    )
    .execute()
  await tx
    .insertInto('bridge.entry')
    .values(entries.map(({ applicationId, essayId }) => ({ application_id: applicationId, essay_id: essayId })))
    .execute()
}

async function insertConsents(
  tx: Transaction<Database>,
  contest: SeedContest,
  entries: readonly Entry[],
  onPaper: ReadonlySet<string>,
): Promise<void> {
  const consents = entries.flatMap(({ person, applicationId, locale, submittedAt }) => {
    if (!submittedAt) return []
    const given = {
      application_id: applicationId,
      text_version: consentTextVersion,
      locale,
      channel: onPaper.has(applicationId) ? ('paper' as const) : ('same-phone' as const),
      given_at: new Date(submittedAt.getTime() - 600_000),
    }
    const guardian = { ...given, kind: 'guardian' as const, given_by: person.guardianName }
    const child = { ...given, kind: 'child' as const, given_by: `${person.givenName} ${person.familyName}` }
    const day = submittedAt.toISOString().slice(0, 10)
    return [guardian, ...(ageOn(person.birthDate, day) >= ownAgreementAge ? [child] : [])]
  })
  if (consents.length === 0) return
  await tx
    .insertInto('identity.consent')
    .values(consents.map((row) => ({ ...row, id: idOf('consent', contest.key, row.application_id, row.kind) })))
    .execute()
}
