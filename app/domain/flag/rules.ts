/** What a juror can say about an essay besides its scores. */
export const raisedKinds = ['worry', 'recognisable', 'copied'] as const
export type RaisedKind = (typeof raisedKinds)[number]

export const flagKinds = ['recognisable', 'copied'] as const
export type FlagKind = (typeof flagKinds)[number]

export const flagOutcomes = ['redacted', 'copied', 'unfounded'] as const
export type FlagOutcome = (typeof flagOutcomes)[number]

/** How an organiser may settle a flag of this kind. */
export const outcomesOf: Record<FlagKind, readonly FlagOutcome[]> = {
  recognisable: ['redacted', 'unfounded'],
  copied: ['copied', 'unfounded'],
}

/** A worry can be told whenever the text is read; the others ask for something that only makes sense while scores come in. */
export function mayRaise(kind: RaisedKind, scoring: boolean): boolean {
  return kind === 'worry' || scoring
}
