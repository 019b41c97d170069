import { countWords } from '#app/core/essay/count-words.ts'
import { listOwnAdjudications } from '#db/queries/blind-adjudication.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { findSeat, readTitles } from '../jury/desk.server.ts'
import { mayRead } from '../jury/rules.ts'
import { inBlindTransaction } from '../transaction.server.ts'

export type DecisionRow = {
  code: string
  language: string | null
  words: number | null
  state: 'open' | 'done' | 'paused'
}

/** What the viewer has to decide in a contest; empty for everybody who was not asked to. */
export async function listDecisions(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<{ title: string; scoring: boolean; decisions: DecisionRow[] }, 'not-found' | 'profile'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    const rows = mayRead(seat.state) ? await listOwnAdjudications(tx, seat.jurorId) : []
    const titles = await readTitles(tx, [seat], input.locale)
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      scoring: seat.state === 'in-review',
      decisions: rows.map((row) => ({
        code: row.code,
        language: row.language,
        words: row.body === null ? null : countWords(row.body),
        state: row.state === 'done' ? 'done' : row.body === null ? 'paused' : 'open',
      })),
    })
  })
}

/** How many essays wait for the viewer's decision. */
export async function countDecisions(ctx: Context, contestId: string): Promise<number> {
  const listed = await listDecisions(ctx, { contestId, locale: 'kk' })
  return listed.ok ? listed.value.decisions.length : 0
}
