import { formatCode } from '#app/core/blinding/code.ts'
import {
  deleteDuplicateFlags,
  lockApplication,
  updateAccountErased,
  updateApplication,
  updateClaimsWithdrawn,
  updateMessagesErased,
} from '#db/queries/application.server.ts'
import { updateConsentsErased } from '#db/queries/consent.server.ts'
import {
  deleteAnonymousText,
  deleteBands,
  deleteEssayVersions,
  deleteOpenAssignments,
  lockEssayOfApplication,
  updateEssay,
} from '#db/queries/essay.server.ts'
import { deleteEssayPagesOf } from '#db/queries/essay-page.server.ts'
import { deleteTaskOfEssay } from '#db/queries/transcription.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { eraseFiles } from '../file/erase-files.server.ts'
import { releaseFilesOf } from '../file/release-files.server.ts'
import { endAllSessions } from '../identity/session.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayWithdraw } from './rules.ts'

/**
 * Withdraws an application at any time, and carries it out at once: everything that says who the child is and what
 * it wrote is erased, the account is closed and its sessions end. What stays are counts: contest, region, grade,
 * number of words, the dates, and that consents and claims were there.
 */
export async function withdrawApplication(
  ctx: Context,
  applicationId: string,
): Promise<Outcome<{ repeated: boolean }, 'not-found'>> {
  const outcome = await inTransaction(
    ctx,
    async ({ tx, audit }): Promise<Outcome<{ repeated: boolean }, 'not-found'>> => {
      const row = await lockApplication(tx, applicationId)
      if (!row || !mayWithdraw(ctx.viewer, { accountId: row.account_id })) return refuse('not-found')
      if (row.state === 'withdrawn') return ok({ repeated: true })
      await updateApplication(tx, row.id, {
        state: 'withdrawn',
        withdrawn_at: ctx.now,
        updated_at: ctx.now,
        family_name: '',
        given_name: '',
        patronymic: '',
        birth_date: null,
        school: '',
        district: null,
        village: '',
        phone: '',
        email: '',
        guardian_name: '',
        guardian_relation: '',
        start_key: null,
        submit_key: null,
      })
      await updateClaimsWithdrawn(tx, row.id)
      await updateConsentsErased(tx, row.id, ctx.now)
      await deleteDuplicateFlags(tx, row.id)
      await updateMessagesErased(tx, row.contest_id, formatCode(row.code))
      await deleteEssayPagesOf(tx, row.id)
      const essay = await lockEssayOfApplication(tx, row.id)
      if (essay) {
        await deleteTaskOfEssay(tx, essay.id)
        await updateEssay(tx, essay.id, {
          state: 'withdrawn',
          body: '',
          unsent_body: null,
          unsent_language: null,
          unsent_words: null,
          unsent_version: null,
          updated_at: ctx.now,
        })
        await deleteEssayVersions(tx, essay.id)
        await deleteBands(tx, essay.id)
        await deleteAnonymousText(tx, essay.id)
        await deleteOpenAssignments(tx, essay.id)
      }
      await releaseFilesOf(ctx, { tx, audit }, row.id, 'withdrawn')
      await updateAccountErased(tx, row.account_id, ctx.now)
      await endAllSessions(tx, row.account_id)
      audit({
        action: 'application.withdraw',
        subjectKind: 'application',
        subjectId: row.id,
        details: { from: row.state },
      })
      return ok({ repeated: false })
    },
  )
  if (outcome.ok) await eraseFiles(ctx, { applicationId })
  return outcome
}
