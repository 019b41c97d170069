/** The fields `score.1`, `score.2`, …; anything that is no number is a level that does not exist. */
export function readScores(form: FormData): Map<number, number> {
  const scores = new Map<number, number>()
  for (const [name, value] of form) {
    const number = /^score\.(\d{1,3})$/.exec(name)?.[1]
    if (number) scores.set(Number(number), /^\d{1,2}$/.test(String(value)) ? Number(value) : -1)
  }
  return scores
}

/** The fields `PREFIX.1`, `PREFIX.x.y`, … of a form, by what follows the point. */
export function fieldsBelow(form: FormData, prefix: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && name.startsWith(`${prefix}.`)) found[name.slice(prefix.length + 1)] = value
  }
  return found
}
