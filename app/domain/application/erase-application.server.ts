import type { Transaction } from 'kysely'
import { updateAppealsErased } from '#db/queries/appeal.server.ts'
import {
  type ApplicationRow,
  deleteDuplicateFlags,
  updateApplication,
  updateClaimsWithdrawn,
  updateMessagesErased,
} from '#db/queries/application.server.ts'
import { updateCertificatesErased } from '#db/queries/certificate.server.ts'
import { updateAnswersErased } from '#db/queries/check-in.server.ts'
import { updateConsentsErased } from '#db/queries/consent.server.ts'
import { updateConsentLinksRevoked } from '#db/queries/consent-link.server.ts'
import { deleteDiscrepancy } from '#db/queries/discrepancy.server.ts'
import {
  deleteAnonymousText,
  deleteBands,
  deleteEssayVersions,
  deleteOpenAssignments,
  lockEssayOfApplication,
  updateEssay,
  updateJurorNotesErased,
} from '#db/queries/essay.server.ts'
import { deleteEssayPagesOf } from '#db/queries/essay-page.server.ts'
import { updateExtensionsErased } from '#db/queries/extension.server.ts'
import { updateFlagsErased } from '#db/queries/flag.server.ts'
import { updateOfferErased } from '#db/queries/offer.server.ts'
import { deleteTaskOfEssay } from '#db/queries/transcription.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'

/**
 * Erases from every table who the child of a locked application is and what it wrote. What stays are counts: contest,
 * region, grade, number of words, dates, that consents and claims were there, and the numbers jurors gave.
 */
export async function eraseApplication(ctx: Context, tx: Transaction<Database>, row: ApplicationRow): Promise<void> {
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
    kept_at: null,
  })
  await updateClaimsWithdrawn(tx, row.id)
  await updateAnswersErased(tx, row.id)
  await updateCertificatesErased(tx, row.id)
  await updateConsentsErased(tx, row.id, ctx.now)
  await updateConsentLinksRevoked(tx, row.id, ctx.now)
  await updateOfferErased(tx, row.id, ctx.now)
  await updateAppealsErased(tx, row.id, ctx.now)
  await updateExtensionsErased(tx, row.id, ctx.now)
  await deleteDuplicateFlags(tx, row.id)
  await updateMessagesErased(tx, row.contest_id, row.code)
  await deleteEssayPagesOf(tx, row.id)
  const essay = await lockEssayOfApplication(tx, row.id)
  if (!essay) return
  await deleteTaskOfEssay(tx, essay.id)
  await updateEssay(tx, essay.id, {
    state: 'withdrawn',
    body: '',
    unsent_body: null,
    unsent_language: null,
    unsent_words: null,
    unsent_version: null,
    writer: null,
    writer_step: null,
    writer_since: null,
    updated_at: ctx.now,
  })
  await deleteEssayVersions(tx, essay.id)
  await deleteBands(tx, essay.id)
  await deleteAnonymousText(tx, essay.id)
  await deleteOpenAssignments(tx, essay.id)
  await updateJurorNotesErased(tx, essay.id)
  await updateFlagsErased(tx, essay.id)
  await deleteDiscrepancy(tx, essay.id)
}
