import { listClaims, updateApplication, updateClaimState } from '#db/queries/application.server.ts'
import { insertCertificate, listCertificates, updateCertificate } from '#db/queries/certificate.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { findReached, lockReached } from '../application/reached-application.server.ts'
import { mayEdit } from '../application/rules.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { eraseFiles } from '../file/erase-files.server.ts'
import { keepFile } from '../file/keep-file.server.ts'
import { putFile } from '../file/put-file.server.ts'
import { releaseFile } from '../file/release-files.server.ts'
import type { ImageReason } from '../paper/intake-image.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { intakePaper } from './intake-paper.server.ts'
import { unseenUntil } from './rules.ts'

export type AddReason = 'not-found' | 'closed' | 'claim' | 'accepted' | ImageReason

/**
 * Puts a photograph or a PDF of a paper beside a claim; one that was not accepted, or not looked at yet, is replaced.
 * `accepted`: there is nothing to replace any more. The claim counts again once somebody has seen the new paper.
 */
export async function addCertificate(
  ctx: Context,
  applicationId: string,
  { group, bytes }: { group: string; bytes: Uint8Array },
): Promise<Outcome<null, AddReason>> {
  // Before anything is decoded: whether a paper may be added here at all.
  const before = await findReached(ctx, applicationId)
  const contestRow = before && (await findContest(ctx.db, before.contestId))
  if (!before || !contestRow) return refuse('not-found')
  const contest = await assembleContest(ctx.db, contestRow)
  if (!mayEdit(ctx.viewer, before, contest, ctx.now)) return refuse('closed')
  if (!(await listClaims(ctx.db, applicationId)).some((claim) => claim.group_key === group)) return refuse('claim')
  const taken = await intakePaper(bytes)
  if (!taken.ok) return taken
  const file = await putFile(ctx, {
    ...taken.value,
    kind: 'certificate',
    applicationId,
    deleteAfter: unseenUntil(contest, ctx.now),
  })
  const added = await inTransaction(ctx, async (work): Promise<Outcome<null, AddReason>> => {
    const { tx, audit } = work
    const application = await lockReached(ctx, tx, applicationId)
    if (!application) return refuse('not-found')
    if (!mayEdit(ctx.viewer, application, contest, ctx.now)) return refuse('closed')
    const current = (await listCertificates(tx, applicationId)).find((row) => row.group_key === group)
    if (current?.state === 'accepted') return refuse('accepted')
    if (current) {
      await updateCertificate(tx, current.id, { state: 'replaced' })
      if (current.file_id) await releaseFile(ctx, work, current.file_id, 'replaced')
    }
    await keepFile(ctx, work, file)
    if (!(await updateClaimState(tx, applicationId, group, 'claimed'))) return refuse('claim')
    await insertCertificate(tx, {
      id: ctx.random.uuid(),
      application_id: applicationId,
      group_key: group,
      file_id: file.id,
      uploaded_by: accountOf(ctx.viewer),
      uploaded_at: ctx.now,
    })
    await updateApplication(tx, applicationId, {})
    audit({
      action: current ? 'certificate.replace' : 'certificate.add',
      subjectKind: 'application',
      subjectId: applicationId,
      details: { group, mediaType: taken.value.mediaType },
    })
    return ok(null)
  })
  if (added.ok) await eraseFiles(ctx, { applicationId })
  return added
}
