import type { ApplicationRow } from '#db/queries/application.server.ts'
import type { EssayRow } from '#db/queries/essay.server.ts'
import type { DeviceClass } from '../allocation/device-class.ts'
import type { Locale } from '../context.ts'

/** A child's application, without what was written. Texts that were not given are empty. */
export type Application = {
  id: string
  contestId: string
  accountId: string
  code: string
  source: 'self' | 'organiser' | 'import' | 'partner'
  /** the partner that brought the child */
  partnerId: string | null
  /** the language in which the family is written to */
  locale: Locale
  state: 'draft' | 'submitted' | 'withdrawn'
  familyName: string
  givenName: string
  patronymic: string
  /** YYYY-MM-DD */
  birthDate: string | null
  school: string
  grade: number | null
  region: string | null
  district: string | null
  village: string
  /** E.164 */
  phone: string
  email: string
  guardianName: string
  guardianRelation: string
  groupsAnswered: boolean
  /** the classes of devices that would help, the dearest first; null: any */
  accepts: readonly DeviceClass[] | null
  submitKey: string | null
  submittedAt: Date | null
  eligibility: 'pending' | 'eligible' | 'ineligible'
  ineligibleReason: string | null
  screenedAt: Date | null
  /** until when a personal extension in force lasts */
  extendedUntil: Date | null
  /** since when the child keeps it for the next contest */
  keptAt: Date | null
  version: number
}

export type Claim = { group: string; state: 'claimed' | 'verified' | 'rejected' | 'withdrawn' }

export type Consent = {
  id: string
  kind: 'guardian' | 'child'
  textVersion: string
  givenBy: string
  givenAt: Date
}

export type EssayText = { language: Locale; body: string; words: number; version: number }

/**
 * What was written. `stored` counts once the essay is submitted; `unsent` was written after that. `current` is what
 * the child sees and edits: the unsent text if there is one.
 */
export type Essay = {
  id: string
  state: 'draft' | 'submitted' | 'withdrawn'
  stored: EssayText
  unsent: EssayText | null
  current: EssayText
  updatedAt: Date
  /** the window that wrote `current`, if it said which: its steps are counted, and since when it writes */
  writer: { id: string; step: number; since: Date } | null
}

export const guardianRelations = ['mother', 'father', 'adoptive', 'guardian', 'foster', 'institution'] as const
export type GuardianRelation = (typeof guardianRelations)[number]

export function toApplication(row: ApplicationRow): Application {
  return {
    id: row.id,
    contestId: row.contest_id,
    accountId: row.account_id,
    code: row.code,
    source: row.source,
    partnerId: row.partner_id,
    locale: row.locale as Locale,
    state: row.state,
    familyName: row.family_name,
    givenName: row.given_name,
    patronymic: row.patronymic,
    birthDate: row.birth_date,
    school: row.school,
    grade: row.grade,
    region: row.region,
    district: row.district,
    village: row.village,
    phone: row.phone,
    email: row.email,
    guardianName: row.guardian_name,
    guardianRelation: row.guardian_relation,
    groupsAnswered: row.groups_answered,
    accepts: row.accepts as DeviceClass[] | null,
    submitKey: row.submit_key,
    submittedAt: row.submitted_at,
    eligibility: row.eligibility,
    ineligibleReason: row.ineligible_reason,
    screenedAt: row.screened_at,
    extendedUntil: row.extended_until,
    keptAt: row.kept_at,
    version: row.version,
  }
}

export function toEssay(row: EssayRow): Essay {
  const stored: EssayText = {
    language: row.language as Locale,
    body: row.body,
    words: row.word_count,
    version: row.version,
  }
  const unsent: EssayText | null =
    row.unsent_body === null || row.unsent_version === null
      ? null
      : {
          language: (row.unsent_language ?? row.language) as Locale,
          body: row.unsent_body,
          words: row.unsent_words ?? 0,
          version: row.unsent_version,
        }
  const { writer, writer_step: step, writer_since: since } = row
  return {
    id: row.id,
    state: row.state,
    stored,
    unsent,
    current: unsent ?? stored,
    updatedAt: row.updated_at,
    writer: writer !== null && step !== null && since !== null ? { id: writer, step, since } : null,
  }
}
