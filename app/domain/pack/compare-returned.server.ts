import { findContacts } from '#app/core/blinding/contact-patterns.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { openDesk, type Reading, readEssay } from '../jury/get-reading.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import type { ReturnedReview, ReturnedScores } from './returned-scores.ts'

type Content = { scores: (number | null)[]; note: string; comment: string; submitted: boolean }

export type ComparedReview = {
  code: string
  /**
   * `new`: would be stored; `same`: is stored already; `conflict`: stored here after the pack was made, and different;
   * `gone`: not on the desk any more; `paused`: withdrawn or back with the organisers; `level`: a level that the
   * rubric does not have
   */
  kind: 'new' | 'same' | 'conflict' | 'gone' | 'paused' | 'level'
  /** asked to be handed in, but stays a draft: scores are missing, or the words to the child tell how to reach somebody */
  held: 'incomplete' | 'contacts' | null
  /** of the stored review, as compared */
  version: number
  mine: Content
  stored: Content | null
}

/** What a file of scores would change; nothing is stored. */
export async function compareReturned(
  ctx: Context,
  input: { contestId: string; locale: Locale; returned: ReturnedScores },
): Promise<Outcome<{ reviews: ComparedReview[]; criteria: string[] }, 'another-contest' | 'closed' | 'not-ready'>> {
  const { returned } = input
  if (returned.contest !== input.contestId) return refuse('another-contest')
  return inBlindTransaction(ctx, async ({ tx }) => {
    const desk = await openDesk(tx, input)
    const reviews: ComparedReview[] = []
    for (const review of returned.essays) {
      const reading = desk.ok ? await readEssay(tx, desk.value, review.code) : desk
      if (!reading.ok && reading.reason !== 'paused' && reading.reason !== 'not-found') return refuse('not-ready')
      if (reading.ok && !reading.value.scoring) return refuse('closed')
      reviews.push(reading.ok ? compare(review, reading.value) : without(review, reading.reason === 'paused'))
    }
    return ok({ reviews, criteria: desk.ok ? desk.value.criteria.map(({ name }) => name) : [] })
  })
}

function without(review: ReturnedReview, paused: boolean): ComparedReview {
  const { note, comment } = review
  const mine = { scores: [...review.scores.values()], note, comment, submitted: review.submit }
  return { code: review.code, kind: paused ? 'paused' : 'gone', held: null, version: 0, mine, stored: null }
}

function compare(review: ReturnedReview, reading: Reading): ComparedReview {
  const { code, scores: given, note, comment, submit } = review
  const scores = reading.criteria.map(({ number }) => given.get(number) ?? null)
  const stored: Content = {
    scores: reading.criteria.map(({ score }) => score),
    note: reading.note,
    comment: reading.comment,
    submitted: reading.submitted,
  }
  const known = [...given].every(([number, score]) =>
    reading.criteria[number - 1]?.levels.some((level) => level.score === score),
  )
  const held = !submit
    ? null
    : scores.includes(null)
      ? ('incomplete' as const)
      : findContacts(comment).length > 0
        ? ('contacts' as const)
        : null
  const mine: Content = { scores, note, comment, submitted: submit && held === null }
  const equal =
    stored.note === note && stored.comment === comment && stored.scores.every((score, at) => score === scores[at])
  const done = equal && (stored.submitted || !mine.submitted)
  const kind = !known ? 'level' : done ? 'same' : reading.version === review.version ? 'new' : 'conflict'
  return { code, kind, held, version: reading.version, mine, stored }
}
