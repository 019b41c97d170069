import type { Transaction } from 'kysely'
import { insertConsent } from '#db/queries/consent.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context, Locale } from '../context.ts'
import { consentTextVersion } from './text.ts'

/** Records consents whose signed papers are at hand, in the words of the present text. */
export async function insertPaperConsents(
  ctx: Context,
  tx: Transaction<Database>,
  input: {
    applicationId: string
    locale: Locale
    consents: readonly { kind: 'guardian' | 'child'; givenBy: string }[]
  },
): Promise<void> {
  for (const { kind, givenBy } of input.consents) {
    await insertConsent(tx, {
      id: ctx.random.uuid(),
      application_id: input.applicationId,
      kind,
      text_version: consentTextVersion,
      locale: input.locale,
      given_by: givenBy,
      channel: 'paper',
      given_at: ctx.now,
    })
  }
}
