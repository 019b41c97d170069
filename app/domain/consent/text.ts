/**
 * The version of the consent text in the locale files. A change of its meaning in any language is a
 * new version; consents keep the version that their giver read.
 */
export const consentTextVersion = '2026-1'

/** From this age a child agrees too. */
export const ownAgreementAge = 14
