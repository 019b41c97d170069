import { cleanLine, cleanText } from '#app/core/essay/clean-text.ts'
import { countWords } from '#app/core/essay/count-words.ts'
import { insertClaims } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { listDistricts } from '#db/queries/region.server.ts'
import { insertPaperConsents } from '../consent/insert-paper-consents.server.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { accountOf, type Context, type Locale, ok, refuse } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import type { GuardianRelation } from './application.ts'
import { openApplication } from './open-application.server.ts'
import { receiptMessage } from './receipt-message.ts'
import { mayEnterFor } from './rules.ts'
import { type Problem, problemsOf } from './sections.ts'

/** A complete application that somebody else types for the child. Values come through the schemas of `input.server.ts`. */
export type ApplicationFor = {
  contestId: string
  source: 'organiser' | 'import' | 'partner'
  /** the language in which the family is written to */
  locale: Locale
  /** repeating it makes no second application: a UUID made with the form or for the row */
  key: string
  familyName: string
  givenName: string
  patronymic?: string
  /** YYYY-MM-DD */
  birthDate: string
  school: string
  grade: number
  region: string
  district: string
  village?: string
  /** E.164, see `readPhone` */
  phone: string
  email?: string
  /** keys of the contest's priority groups */
  groups: readonly string[]
  guardianName: string
  guardianRelation: GuardianRelation
  /** that the signed papers are at hand; from 14 the child's own too */
  consents: { guardian: boolean; child: boolean }
  essay: { language: Locale; body: string }
  /** six digits; without one nobody can enter until the card is activated */
  pin?: string
}

export type CreatedFor =
  | { ok: true; value: { applicationId: string; code: string; repeated: boolean } }
  | { ok: false; reason: 'not-found' | 'forbidden' | 'unknown-group' }
  | { ok: false; reason: 'incomplete'; problems: Problem[] }

/**
 * Inserts an account with its card code and a submitted application, with the consent recorded as paper, inside a
 * transaction that may hold many of them.
 * @param secretHash of the PIN, or null for a card that is not activated yet
 */
export async function enterApplication(
  ctx: Context,
  { tx, audit, send }: Work,
  input: ApplicationFor,
  secretHash: string | null,
): Promise<CreatedFor> {
  const groups = [...new Set(input.groups)]
  const body = cleanText(input.essay.body)
  const words = countWords(body)
  const row = await findContest(tx, input.contestId)
  if (!row) return refuse('not-found')
  const contest = await assembleContest(tx, row)
  if (!mayEnterFor(ctx.viewer, contest)) return refuse('forbidden')
  if (groups.some((key) => !contest.groups.some((group) => group.key === key))) return refuse('unknown-group')
  const districts = await listDistricts(tx, input.region)
  const application = {
    familyName: cleanLine(input.familyName),
    givenName: cleanLine(input.givenName),
    birthDate: input.birthDate,
    school: cleanLine(input.school),
    grade: input.grade,
    region: input.region,
    district: districts.some((unit) => unit.kato === input.district) ? input.district : null,
    phone: input.phone,
    email: (input.email ?? '').trim().toLowerCase(),
    groupsAnswered: true,
    guardianName: cleanLine(input.guardianName),
    guardianRelation: input.guardianRelation,
  }
  const { familyName, givenName, guardianName } = application
  const consents = [
    ...(input.consents.guardian ? [{ kind: 'guardian' as const, givenBy: guardianName }] : []),
    ...(input.consents.child ? [{ kind: 'child' as const, givenBy: `${givenName} ${familyName}`.trim() }] : []),
  ]
  const problems = problemsOf({ application, contest, consents, essay: { ...input.essay, body, words } }, ctx.now)
  if (problems.length > 0) return { ok: false, reason: 'incomplete', problems }
  const { applicationId, code } = await openApplication(ctx, tx, {
    contestId: contest.id,
    locale: input.locale,
    startKey: input.key,
    secretHash,
    essayLanguage: input.essay.language,
    application: {
      family_name: familyName,
      given_name: givenName,
      patronymic: cleanLine(input.patronymic ?? ''),
      birth_date: application.birthDate,
      school: application.school,
      grade: application.grade,
      region: application.region,
      district: application.district,
      village: cleanLine(input.village ?? ''),
      phone: application.phone,
      email: application.email,
      groups_answered: true,
      guardian_name: guardianName,
      guardian_relation: application.guardianRelation,
      source: input.source,
      entered_by: accountOf(ctx.viewer),
      state: 'submitted',
      submitted_at: ctx.now,
    },
    essay: { body, word_count: words, state: 'submitted' },
  })
  await insertClaims(tx, applicationId, contest.id, groups)
  await insertPaperConsents(ctx, tx, { applicationId, locale: input.locale, consents })
  audit({
    action: 'application.enter',
    subjectKind: 'application',
    subjectId: applicationId,
    details: { source: input.source, words },
  })
  send(
    receiptMessage(
      { applicationId, code, email: application.email, phone: application.phone, locale: input.locale },
      contest,
      1,
    ),
  )
  return ok({ applicationId, code, repeated: false })
}
