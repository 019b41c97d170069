import type { Transaction } from 'kysely'
import { insertConsent, updateConsentReplaced } from '#db/queries/consent.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context, Locale } from '../context.ts'
import { consentTextVersion } from './text.ts'

type Given = {
  applicationId: string
  kind: 'guardian' | 'child'
  by: string
  channel: 'same-phone' | 'paper' | 'link'
  locale: Locale
  relation?: string
  recordedBy?: string | null
  sheetFile?: string | null
  withdrawalHash?: string
}

/** Puts a consent to the newest text in force; the one of its kind before it ends. The application is locked. */
export async function putConsent(ctx: Context, tx: Transaction<Database>, given: Given): Promise<void> {
  await updateConsentReplaced(tx, given.applicationId, given.kind, ctx.now)
  await insertConsent(tx, {
    id: ctx.random.uuid(),
    application_id: given.applicationId,
    kind: given.kind,
    text_version: consentTextVersion,
    locale: given.locale,
    given_by: given.by,
    channel: given.channel,
    given_at: ctx.now,
    relation: given.relation ?? '',
    recorded_by: given.recordedBy ?? null,
    sheet_file: given.sheetFile ?? null,
    withdrawal_hash: given.withdrawalHash ?? null,
  })
}
