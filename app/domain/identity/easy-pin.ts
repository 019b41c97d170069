/** Columns and corners of a telephone's keypad, and what everybody else chooses. */
const popular = ['147258', '258369', '147369', '159357', '753951', '112233', '123321', '102030', '131313', '696969']

const runs = ['0123456789', '9876543210', '13579', '97531', '02468', '86420']

/** Whether six digits are among the first that somebody would try: one or two or three digits repeated, runs, patterns. */
export function isEasyPin(pin: string): boolean {
  if (popular.includes(pin)) return true
  if (/^(.{1,3})\1+$/.test(pin)) return true
  // Around the corner as well: 890123.
  if (runs.some((run) => `${run}${run}`.includes(pin))) return true
  return /^(.)\1{2}(.)\2{2}$/.test(pin) || /^(.)\1(.)\2(.)\3$/.test(pin)
}
