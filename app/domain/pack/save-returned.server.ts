import type { Context, Locale, Outcome } from '../context.ts'
import { ok } from '../context.ts'
import { saveReview } from '../jury/save-review.server.ts'
import { compareReturned } from './compare-returned.server.ts'
import type { ReturnedScores } from './returned-scores.ts'

export type SavedReturn = {
  saved: string[]
  /** changed at the desk since they were compared, or refused there: to be looked at once more */
  left: string[]
}

/**
 * Stores what a file of scores brings, as if each review had been saved at the desk. Where something newer is stored,
 * the juror's choice decides: what is not in `mine` stays as it is stored. The same file again changes nothing.
 * @param seen per code the version of the stored review that the juror was shown
 */
export async function saveReturned(
  ctx: Context,
  input: {
    contestId: string
    locale: Locale
    returned: ReturnedScores
    mine: ReadonlySet<string>
    seen: ReadonlyMap<string, number>
  },
): Promise<Outcome<SavedReturn, 'another-contest' | 'closed' | 'not-ready'>> {
  const compared = await compareReturned(ctx, input)
  if (!compared.ok) return compared
  const result: SavedReturn = { saved: [], left: [] }
  for (const { code, kind, version, mine } of compared.value.reviews) {
    if (kind !== 'new' && kind !== 'conflict') continue
    if (input.seen.get(code) !== version) {
      result.left.push(code)
      continue
    }
    if (kind === 'conflict' && !input.mine.has(code)) continue
    const scores = new Map(mine.scores.flatMap((score, at) => (score === null ? [] : [[at + 1, score] as const])))
    const { note, comment, submitted } = mine
    const saved = await saveReview(ctx, {
      contestId: input.contestId,
      code,
      version,
      scores,
      note,
      comment,
      submit: submitted,
    })
    result[saved.ok ? 'saved' : 'left'].push(code)
  }
  return ok(result)
}
