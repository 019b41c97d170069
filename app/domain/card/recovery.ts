export const recognisedWays = ['knows-child', 'saw-document', 'called-guardian'] as const
export type Recognised = (typeof recognisedWays)[number]

/** How long a PIN works that somebody else gave: within it the child chooses one of its own. */
export const givenPinFor = 72 * 3_600_000
