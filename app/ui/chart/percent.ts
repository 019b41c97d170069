/** A place in per cent of the width: charts have no view box, so that their text keeps its size on a phone. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`
