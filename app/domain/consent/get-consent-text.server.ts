import { findConsentText } from '#db/queries/consent.server.ts'
import type { Context, Locale } from '../context.ts'
import { type ConsentText, consentTextVersion } from './text.ts'

/** A version of the consent text in one language, word for word as it is consented to; the newest unless told. */
export async function getConsentText(
  { db }: Pick<Context, 'db'>,
  locale: Locale,
  version: string = consentTextVersion,
): Promise<ConsentText> {
  const row = await findConsentText(db, version, locale)
  if (!row) throw new Error(`there is no consent text ${version} in ${locale}`)
  return { ...(row.body as Omit<ConsentText, 'version'>), version: row.version }
}
