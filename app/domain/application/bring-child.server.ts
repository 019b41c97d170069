import { cleanLine } from '#app/core/essay/clean-text.ts'
import { countWords } from '#app/core/essay/count-words.ts'
import { insertClaims } from '#db/queries/application.server.ts'
import { upsertFreshCard } from '#db/queries/card.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { lockPartner } from '#db/queries/partner.server.ts'
import { insertPaperConsents } from '../consent/insert-paper-consents.server.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import type { GuardianRelation } from './application.ts'
import { openApplication } from './open-application.server.ts'
import { receiptMessage } from './receipt-message.ts'
import { mayBring } from './rules.ts'
import { problemsOf } from './sections.ts'

/** What is known of a child from a form or a list; what is not known is empty or null. */
export type ChildSoFar = {
  /** the language in which the family is written to */
  locale: Locale
  familyName: string
  givenName: string
  patronymic: string
  birthDate: string | null
  school: string
  grade: number | null
  region: string | null
  district: string | null
  village: string
  phone: string
  email: string
  /** null: the question about priority groups was not answered */
  groups: readonly string[] | null
  guardianName: string
  guardianRelation: GuardianRelation | ''
  /** that the signed papers are at hand */
  consents: { guardian: boolean; child: boolean }
  essay: { language: Locale; body: string }
}

/** A child whom a partner brings. Values come through the schemas of `input.server.ts` or the import. */
export type BroughtChild = ChildSoFar & {
  contestId: string
  partnerId: string
  /** repeating it makes no second application */
  key: string
}

/**
 * Opens an application for a partner's child, inside a transaction that may hold many: sent in when nothing is
 * missing, else a draft that the partner or the child goes on with. The card has no PIN until the child chooses one.
 */
export async function bringChild(
  ctx: Context,
  { tx, audit, send }: Work,
  input: BroughtChild,
): Promise<Outcome<{ applicationId: string; accountId: string; sent: boolean }, 'not-found' | 'forbidden'>> {
  const row = await findContest(tx, input.contestId)
  if (!row) return refuse('not-found')
  const contest = await assembleContest(tx, row)
  const partner = await lockPartner(tx, input.partnerId)
  if (partner?.state !== 'approved' || !mayBring(ctx.viewer, partner.id, contest, ctx.now)) return refuse('forbidden')
  const { body, language } = input.essay
  const words = countWords(body)
  const [familyName, givenName, guardianName] = [input.familyName, input.givenName, input.guardianName].map(
    cleanLine,
  ) as [string, string, string]
  const consents = [
    ...(input.consents.guardian && guardianName !== '' ? [{ kind: 'guardian' as const, givenBy: guardianName }] : []),
    ...(input.consents.child ? [{ kind: 'child' as const, givenBy: `${givenName} ${familyName}`.trim() }] : []),
  ]
  const application = {
    familyName,
    givenName,
    birthDate: input.birthDate,
    school: cleanLine(input.school),
    grade: input.grade,
    region: input.region,
    district: input.district,
    phone: input.phone,
    email: input.email,
    groupsAnswered: input.groups !== null,
    guardianName,
    guardianRelation: input.guardianRelation,
  }
  const facts = { application, contest, consents, essay: { language, body, words } }
  const sent = problemsOf(facts, ctx.now).length === 0
  const { applicationId, accountId, code } = await openApplication(ctx, tx, {
    contestId: contest.id,
    locale: input.locale,
    startKey: input.key,
    secretHash: null,
    essayLanguage: language,
    application: {
      family_name: familyName,
      given_name: givenName,
      patronymic: cleanLine(input.patronymic),
      birth_date: input.birthDate,
      school: application.school,
      grade: input.grade,
      region: input.region,
      district: input.district,
      village: cleanLine(input.village),
      phone: input.phone,
      email: input.email,
      groups_answered: application.groupsAnswered,
      guardian_name: guardianName,
      guardian_relation: input.guardianRelation,
      source: 'partner',
      partner_id: partner.id,
      entered_by: accountOf(ctx.viewer),
      ...(sent && { state: 'submitted' as const, submitted_at: ctx.now }),
    },
    essay: { body, word_count: words, ...(sent && { state: 'submitted' as const }) },
  })
  await upsertFreshCard(tx, { account_id: accountId, contest_id: contest.id, issued_at: ctx.now })
  await insertClaims(tx, applicationId, contest.id, input.groups ?? [])
  await insertPaperConsents(ctx, tx, { applicationId, locale: input.locale, consents })
  audit({
    action: 'application.bring',
    subjectKind: 'application',
    subjectId: applicationId,
    details: { partner: partner.id, words, sent },
  })
  if (sent)
    send(
      receiptMessage({ applicationId, code, email: input.email, phone: input.phone, locale: input.locale }, contest, 1),
    )
  return ok({ applicationId, accountId, sent })
}
