import { leastPublished, mergeSmallRows } from '#app/core/disclosure/merge-small.ts'
import { type Answer, answers } from './rules.ts'

/** How many families said one of these answers. */
export type AnswerGroup = { answers: Answer[]; families: number }

/**
 * The counts of answers as staff sees them: beside a list of who has a device, a small number would say who answered
 * what. Small ones are counted together; none at all while the whole is too small.
 */
export function groupAnswers(counted: ReadonlyMap<Answer, number>): AnswerGroup[] {
  const of = (answer: Answer) => counted.get(answer) ?? 0
  const hidden = mergeSmallRows(new Map(answers.map((answer) => [answer, [of(answer)]])), leastPublished)
  const shown = answers
    .filter((answer) => !hidden.has(answer))
    .map((answer) => ({ answers: [answer], families: of(answer) }))
  const together = answers.filter((answer) => hidden.has(answer))
  const families = together.reduce((sum, answer) => sum + of(answer), 0)
  if (together.length === 0) return shown
  return families < leastPublished ? [] : [...shown, { answers: together, families }]
}
