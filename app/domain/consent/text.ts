/**
 * The newest version of the consent text; every version stands in the database word for word and is never changed.
 * A change of its meaning in any language is a new version, brought by a migration; consents keep theirs.
 */
export const consentTextVersion = '2026-2'

/** From this age a child agrees too. */
export const ownAgreementAge = 14

/** The text that a legal representative agrees to. */
export type ConsentText = {
  version: string
  title: string
  intro: string
  parts: { title: string; body: string }[]
}
