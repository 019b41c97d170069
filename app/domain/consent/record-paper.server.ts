import { cleanLine } from '#app/core/essay/clean-text.ts'
import { updateApplication } from '#db/queries/application.server.ts'
import { listConsents } from '#db/queries/consent.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import type { GuardianRelation } from '../application/application.ts'
import { findReached, lockReached } from '../application/reached-application.server.ts'
import { keepsDrafts } from '../application/rules.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { eraseFiles } from '../file/erase-files.server.ts'
import { keepFile } from '../file/keep-file.server.ts'
import { putFile } from '../file/put-file.server.ts'
import { releaseFile } from '../file/release-files.server.ts'
import { type ImageReason, intakeImage } from '../paper/intake-image.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { putConsent } from './put-consent.server.ts'

export type PaperConsent = {
  guardianName: string
  guardianRelation: GuardianRelation
  /** the child has signed, too */
  childSigned: boolean
  /** of the signed sheet */
  photograph: Uint8Array
  locale: Locale
}

/** How long a signed sheet is kept: as long as the device may be handed over. */
const keptDays = 730

export type PaperReason = 'not-found' | 'closed' | 'names' | ImageReason

/** Records a consent that was signed on paper: who recorded it, when, and the photograph of the signed sheet. */
export async function recordPaperConsent(
  ctx: Context,
  applicationId: string,
  input: PaperConsent,
): Promise<Outcome<null, PaperReason>> {
  const before = ctx.viewer.kind === 'staff' ? await findReached(ctx, applicationId) : null
  const contest = before && (await findContest(ctx.db, before.contestId))
  if (!before || !contest) return refuse('not-found')
  if (!keepsDrafts({ state: contest.state, opensAt: contest.opens_at, closesAt: contest.closes_at })) {
    return refuse('closed')
  }
  if (before.givenName === '' || before.familyName === '') return refuse('names')
  const taken = await intakeImage(input.photograph)
  if (!taken.ok) return taken
  const file = await putFile(ctx, {
    bytes: taken.value.page,
    mediaType: 'image/jpeg',
    kind: 'consent-paper',
    applicationId,
    deleteAfter: new Date(ctx.now.getTime() + keptDays * 24 * 3_600_000),
  })
  const recorded = await inTransaction(ctx, async (work): Promise<Outcome<null, PaperReason>> => {
    const { tx, audit } = work
    const application = await lockReached(ctx, tx, applicationId)
    if (!application) return refuse('not-found')
    for (const { sheet_file: old } of await listConsents(tx, applicationId)) {
      if (old) await releaseFile(ctx, work, old, 'replaced')
    }
    await keepFile(ctx, work, file)
    const given = { applicationId, channel: 'paper' as const, locale: input.locale, recordedBy: accountOf(ctx.viewer) }
    const name = cleanLine(input.guardianName)
    const child = `${application.givenName} ${application.familyName}`.trim()
    await putConsent(ctx, tx, {
      ...given,
      kind: 'guardian',
      by: name,
      relation: input.guardianRelation,
      sheetFile: file.id,
    })
    if (input.childSigned) await putConsent(ctx, tx, { ...given, kind: 'child', by: child })
    await updateApplication(tx, applicationId, {
      guardian_name: name,
      guardian_relation: input.guardianRelation,
      updated_at: ctx.now,
      ...(application.ineligibleReason === 'no-consent'
        ? { eligibility: 'pending', ineligible_reason: null, screened_by: null, screened_at: null }
        : {}),
    })
    audit({
      action: 'consent.give',
      subjectKind: 'application',
      subjectId: applicationId,
      details: { kind: 'guardian', channel: 'paper', child: input.childSigned },
    })
    return ok(null)
  })
  if (recorded.ok) await eraseFiles(ctx, { applicationId })
  return recorded
}
