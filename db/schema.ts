import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { AllocationRuleTables } from './schema/allocation-rules.ts'
import type { AllocationRunTable, DecisionTable } from './schema/allocation-run.ts'
import type { AppealTables } from './schema/appeal.ts'
import type { AnchorEssayTable, AssignmentRuleTable } from './schema/assignment-rule.ts'
import type { ScoringRunEssayTable, ScoringRunJurorTable, ScoringRunTable } from './schema/calibration.ts'
import type { CardTables } from './schema/card.ts'
import type { CertaintyTables } from './schema/certainty.ts'
import type { CertificateTable } from './schema/certificate.ts'
import type { ConsentLinkTable, ConsentTextTable } from './schema/consent.ts'
import type { ReadingTimeTable, ReviewCommentTable, ReviewVersionTable } from './schema/desk.ts'
import type { DeviceTables } from './schema/device.ts'
import type { BlindDiscrepancyTables, DiscrepancyTables } from './schema/discrepancy.ts'
import type { DonationTables } from './schema/donation.ts'
import type { EssayPageTable } from './schema/essay-page.ts'
import type { ExtensionTable } from './schema/extension.ts'
import type { BlindFlagTables, FlagTables } from './schema/flag.ts'
import type { HandoverTables } from './schema/handover.ts'
import type { OfferTables } from './schema/offer.ts'
import type { AccountPartnerTable, PartnerTable } from './schema/partner.ts'
import type { ReviewPlanTable } from './schema/review-plan.ts'
import type { SmsTables } from './schema/sms.ts'
import type { StoredFileTable } from './schema/stored-file.ts'
import type { BlindTrainingTables, TrainingTables } from './schema/training.ts'
import type { TranscriptionTable, TranscriptionTaskTable } from './schema/transcription.ts'
import type { TypingDraftTable } from './schema/typing-draft.ts'

/** A timestamptz: read as Date, written as Date. */
type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
/** A date without time: `YYYY-MM-DD` in both directions. */
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>
type Json = JSONColumnType<object, string, string>

export interface UnitTable {
  kato: string
  parent: string | null
  level: number
  iso: string | null
  name_kk: string
  name_ru: string
  name_en: string
  population: number | null
}

export interface AccountTable {
  id: string
  kind: 'staff' | 'applicant'
  email: string | null
  login_code: string | null
  display_name: string
  locale: string
  secret_hash: string | null
  secret_expires_at: TimeOrNull
  disabled_at: TimeOrNull
  created_at: Time
}

export interface AccountRoleTable {
  account_id: string
  role: string
}

export interface AccountRegionTable {
  account_id: string
  kato: string
}

export interface SessionTable {
  id: string
  account_id: string
  expires_at: Time
  remembered: Generated<boolean>
}

export interface InvitationTable {
  id: string
  token_hash: string
  email: string
  role: string
  contest_id: string | null
  partner_id: string | null
  locale: string
  invited_by: string | null
  created_at: Time
  expires_at: Time
  accepted_at: TimeOrNull
  accepted_by: string | null
  revoked_at: TimeOrNull
}

export interface ContestTable {
  id: string
  slug: string
  state: Generated<'draft' | 'open' | 'closed' | 'in-review' | 'decided' | 'announced' | 'archived'>
  opens_at: TimeOrNull
  closes_at: TimeOrNull
  grade_min: Generated<number>
  grade_max: Generated<number>
  age_min: Generated<number>
  age_max: Generated<number>
  essay_languages: Generated<string[]>
  words_min: Generated<number>
  words_max: Generated<number>
  reviews_per_essay: Generated<number>
  certificate_days: Generated<number>
  version: Generated<number>
  created_by: string
  created_at: Time
}

export interface ContestTextTable {
  contest_id: string
  locale: string
  title: Generated<string>
  task: Json
  instructions: Json
}

export interface ContestRegionTable {
  contest_id: string
  kato: string
}

export interface PriorityGroupTable {
  contest_id: string
  key: string
  tier: number
  position: number
  name_kk: string
  name_ru: string
  name_en: string
}

export interface CriterionTable {
  id: string
  contest_id: string
  position: number
  weight: number
  name_kk: string
  name_ru: string
  name_en: string
}

export interface CriterionLevelTable {
  criterion_id: string
  score: number
  text_kk: string
  text_ru: string
  text_en: string
}

export interface ApplicationTable {
  id: string
  contest_id: string
  account_id: string
  code: string
  source: Generated<'self' | 'organiser' | 'import' | 'partner'>
  entered_by: string | null
  partner_id: string | null
  locale: string
  state: Generated<'draft' | 'submitted' | 'withdrawn'>
  given_name: Generated<string>
  family_name: Generated<string>
  patronymic: Generated<string>
  birth_date: DayOrNull
  school: Generated<string>
  grade: number | null
  region: string | null
  district: string | null
  village: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  guardian_name: Generated<string>
  guardian_relation: Generated<string>
  groups_answered: Generated<boolean>
  accepts: string[] | null
  start_key: string | null
  submit_key: string | null
  created_at: Time
  updated_at: Time
  submitted_at: TimeOrNull
  withdrawn_at: TimeOrNull
  eligibility: Generated<'pending' | 'eligible' | 'ineligible'>
  ineligible_reason: string | null
  screened_by: string | null
  screened_at: TimeOrNull
  version: Generated<number>
  duplicates_checked_at: TimeOrNull
  kept_at: TimeOrNull
  carried_from: string | null
}

export interface ClaimTable {
  application_id: string
  contest_id: string
  group_key: string
  state: Generated<'claimed' | 'verified' | 'rejected' | 'withdrawn'>
}

export interface ConsentTable {
  id: string
  application_id: string
  kind: 'guardian' | 'child'
  text_version: string
  locale: string
  given_by: string
  channel: 'same-phone' | 'paper' | 'link'
  given_at: Time
  withdrawn_at: TimeOrNull
  relation: Generated<string>
  recorded_by: string | null
  sheet_file: string | null
  withdrawal_hash: string | null
}

export interface DuplicateFlagTable {
  contest_id: string
  first_id: string
  second_id: string
  kind: 'same-person' | 'same-phone' | 'same-text'
  similarity: number | null
  found_at: Time
  resolution: Generated<'open' | 'different' | 'duplicate' | 'household'>
  resolved_by: string | null
  resolved_at: TimeOrNull
}

export interface EssayTable {
  id: string
  contest_id: string
  language: string
  body: Generated<string>
  word_count: Generated<number>
  state: Generated<'draft' | 'submitted' | 'withdrawn'>
  version: Generated<number>
  updated_at: Time
  unsent_body: string | null
  unsent_language: string | null
  unsent_words: number | null
  unsent_version: number | null
  writer: string | null
  writer_step: number | null
  writer_since: Time | null
}

export interface EssayVersionTable {
  essay_id: string
  version: number
  body: string
  saved_at: Time
  writer: string | null
}

export interface EssayBandTable {
  contest_id: string
  band: number
  essay_id: string
}

export interface AnonymousTextTable {
  essay_id: string
  language: string
  body: string
  redactions: Json
  essay_version: number
  state: Generated<'pending' | 'approved'>
  approved_by: string | null
  approved_at: TimeOrNull
  version: Generated<number>
}

export interface JurorTable {
  id: string
  contest_id: string
  account_id: string
  number: number
  state: Generated<'active' | 'left'>
  languages: Generated<string[]>
  max_load: Generated<number>
  declared_at: TimeOrNull
  paused_until: DayOrNull
  created_at: Time
}

export interface JurorConflictTable {
  juror_id: string
  kind: 'district' | 'school'
  value: string
}

export interface AssignmentTable {
  id: string
  contest_id: string
  juror_id: string
  essay_id: string
  code: string
  position: number
  state: Generated<'open' | 'done' | 'recused'>
  recuse_reason: string | null
  recuse_note: Generated<string>
  created_at: Time
}

export interface ReviewTable {
  assignment_id: string
  state: Generated<'draft' | 'submitted'>
  note: Generated<string>
  version: Generated<number>
  updated_at: Time
  submitted_at: TimeOrNull
  writer: string | null
  writer_step: number | null
}

export interface ReviewScoreTable {
  assignment_id: string
  criterion_id: string
  score: number
}

export interface AssignmentRunTable {
  id: string
  contest_id: string
  seed: string
  created_by: string | null
  created_at: Time
  summary: Json
  seq: Generated<string>
}

export interface BridgeEntryTable {
  application_id: string
  essay_id: string
}

export interface BridgeOpeningTable {
  id: string
  contest_id: string
  account_id: string
  purpose: string
  opened_at: Time
  until: Time
}

export interface OutboxTable {
  id: string
  event_key: string
  contest_id: string | null
  channel: 'email' | 'sms' | 'slip'
  recipient: string
  locale: string
  template: string
  params: Json
  state: Generated<'pending' | 'sent' | 'failed' | 'cancelled'>
  attempts: Generated<number>
  next_attempt_at: Time
  last_error: string | null
  created_at: Time
  sent_at: TimeOrNull
  sent_via: Generated<'smtp' | 'file' | 'print' | 'sms' | null>
}

export interface AuditEntryTable {
  seq: number
  at: Date
  actor_id: string | null
  actor_role: string
  db_role: string
  action: string
  subject_kind: string
  subject_id: string
  details: Json
  request_id: string
  prev_hash: Buffer
  hash: Buffer
}

/** Every table by its schema-qualified name, as the application role sees it. */
export interface Database
  extends AllocationRuleTables,
    OfferTables,
    AppealTables,
    CertaintyTables,
    CardTables,
    DeviceTables,
    DiscrepancyTables,
    DonationTables,
    FlagTables,
    HandoverTables,
    SmsTables,
    TrainingTables {
  'region.unit': UnitTable
  'identity.account': AccountTable
  'identity.account_role': AccountRoleTable
  'identity.account_region': AccountRegionTable
  'identity.partner': PartnerTable
  'identity.account_partner': AccountPartnerTable
  'identity.session': SessionTable
  'identity.invitation': InvitationTable
  'identity.application': ApplicationTable
  'identity.claim': ClaimTable
  'identity.certificate': CertificateTable
  'identity.consent': ConsentTable
  'identity.extension': ExtensionTable
  'identity.consent_text': ConsentTextTable
  'identity.consent_link': ConsentLinkTable
  'identity.duplicate_flag': DuplicateFlagTable
  'identity.essay_page': EssayPageTable
  'identity.stored_file': StoredFileTable
  'contest.contest': ContestTable
  'contest.contest_text': ContestTextTable
  'contest.contest_region': ContestRegionTable
  'contest.priority_group': PriorityGroupTable
  'contest.criterion': CriterionTable
  'contest.criterion_level': CriterionLevelTable
  'contest.assignment_rule': AssignmentRuleTable
  'contest.review_plan': ReviewPlanTable
  'writing.anchor_essay': AnchorEssayTable
  'writing.essay': EssayTable
  'writing.essay_version': EssayVersionTable
  'writing.essay_band': EssayBandTable
  'writing.anonymous_text': AnonymousTextTable
  'writing.juror': JurorTable
  'writing.juror_conflict': JurorConflictTable
  'writing.assignment': AssignmentTable
  'writing.assignment_run': AssignmentRunTable
  'writing.transcription': TranscriptionTable
  'writing.transcription_task': TranscriptionTaskTable
  'writing.typing_draft': TypingDraftTable
  'writing.review': ReviewTable
  'writing.review_score': ReviewScoreTable
  'writing.review_version': ReviewVersionTable
  'writing.review_comment': ReviewCommentTable
  'writing.scoring_run': ScoringRunTable
  'writing.scoring_run_essay': ScoringRunEssayTable
  'writing.scoring_run_juror': ScoringRunJurorTable
  'bridge.entry': BridgeEntryTable
  'bridge.opening': BridgeOpeningTable
  'allocation.run': AllocationRunTable
  'allocation.decision': DecisionTable
  'message.outbox': OutboxTable
  'audit.entry': AuditEntryTable
}

/** What the juror role may name at all; queries of juror-facing use cases are typed by it. */
export interface BlindDatabase extends BlindDiscrepancyTables, BlindFlagTables, BlindTrainingTables {
  'contest.contest': Pick<ContestTable, 'id' | 'slug' | 'state' | 'essay_languages'>
  'contest.contest_text': ContestTextTable
  'contest.contest_region': ContestRegionTable
  'contest.criterion': CriterionTable
  'contest.criterion_level': CriterionLevelTable
  'region.unit': Omit<UnitTable, 'iso' | 'population'>
  'writing.anonymous_text': Pick<AnonymousTextTable, 'essay_id' | 'language' | 'body' | 'state'>
  'writing.juror': Omit<JurorTable, 'created_at'>
  'writing.juror_conflict': JurorConflictTable
  'writing.assignment': Omit<AssignmentTable, 'created_at'>
  'writing.review': ReviewTable
  'writing.review_score': ReviewScoreTable
  'writing.review_version': ReviewVersionTable
  'writing.review_comment': Pick<ReviewCommentTable, 'assignment_id' | 'body'>
  'writing.reading_time': ReadingTimeTable
}
