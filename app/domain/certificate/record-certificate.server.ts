import { updateApplication, updateClaimState } from '#db/queries/application.server.ts'
import {
  insertCertificate,
  listCertificates,
  updateCertificate,
  updateFileDeleteAfter,
} from '#db/queries/certificate.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { lockReached } from '../application/reached-application.server.ts'
import { dayOf } from '../application/rules.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { mayScreen } from '../screening/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import type { CertificateKind } from './certificate.ts'
import { maySeePapers, seenUntil } from './rules.ts'

export type Recorded = {
  group: string
  kind: CertificateKind
  issuer: string
  /** YYYY-MM-DD; null: without an end */
  validUntil: string | null
} & ({ decision: 'accepted' } | { decision: 'rejected'; reason: string })

export type RecordReason = 'not-found' | 'locked' | 'claim' | 'expired'

/**
 * Records that a paper was seen: what it is, who issued it, until when it holds, and whether it is accepted. Without a
 * copy it was shown in person. From now on the copy has the contest's number of days to live; the record stays.
 */
export async function recordCertificate(
  ctx: Context,
  applicationId: string,
  input: Recorded,
): Promise<Outcome<null, RecordReason>> {
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, RecordReason>> => {
    const application = await lockReached(ctx, tx, applicationId)
    const contest = application && (await findContest(tx, application.contestId))
    if (!application || !contest || !maySeePapers(ctx.viewer, application.region)) return refuse('not-found')
    if (!mayScreen(contest) || application.state !== 'submitted') return refuse('locked')
    const accepted = input.decision === 'accepted'
    if (accepted && input.validUntil !== null && input.validUntil < dayOf(ctx.now)) return refuse('expired')
    if (!(await updateClaimState(tx, applicationId, input.group, accepted ? 'verified' : 'rejected'))) {
      return refuse('claim')
    }
    const current = (await listCertificates(tx, applicationId)).find((row) => row.group_key === input.group)
    const said = {
      state: input.decision,
      kind: input.kind,
      issuer: input.issuer,
      valid_until: input.validUntil,
      reason: input.decision === 'rejected' ? input.reason : '',
      seen_by: accountOf(ctx.viewer),
      seen_at: ctx.now,
    }
    if (current) {
      await updateCertificate(tx, current.id, said)
      const until = seenUntil({ certificateDays: contest.certificate_days }, ctx.now)
      if (current.file_id) await updateFileDeleteAfter(tx, current.file_id, until)
    } else {
      await insertCertificate(tx, {
        ...said,
        id: ctx.random.uuid(),
        application_id: applicationId,
        group_key: input.group,
        in_person: true,
        uploaded_at: ctx.now,
      })
    }
    await updateApplication(tx, applicationId, {})
    // The reason is in free words and stays out of a log that nothing can be taken out of.
    audit({
      action: 'certificate.record',
      subjectKind: 'application',
      subjectId: applicationId,
      details: { group: input.group, decision: input.decision, kind: input.kind, inPerson: !current?.file_id },
    })
    return ok(null)
  })
}
