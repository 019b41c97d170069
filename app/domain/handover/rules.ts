/** What a contest without settings of its own has: six months, and asked after 2, 8 and 16 weeks. */
export const defaultRule = { weeks: [2, 8, 16], months: 6 } as const

export const answers = ['works', 'broken', 'help', 'gone'] as const
export type Answer = (typeof answers)[number]

export const mostNote = 300

/** The end of a term of so many months, to the minute of its beginning; never in a month later than counted. */
export function termEnd(from: Date, months: number): Date {
  const end = new Date(from)
  const day = end.getUTCDate()
  end.setUTCMonth(end.getUTCMonth() + months)
  // 31 August and six months: the last day of February.
  if (end.getUTCDate() !== day) end.setUTCDate(0)
  return end
}

const week = 7 * 24 * 3_600_000

/**
 * The week whose question is due: the latest that has come, so that a family that was not asked for long is not asked
 * twice at once; null before the first and after the term.
 */
export function dueWeek(handedOverAt: Date, rule: { weeks: readonly number[]; months: number }, now: Date) {
  if (now >= termEnd(handedOverAt, rule.months)) return null
  const come = rule.weeks.filter((one) => handedOverAt.getTime() + one * week <= now.getTime())
  return come.length === 0 ? null : Math.max(...come)
}
