import { listOwnAssignments, listOwnJurorships } from '#db/queries/blind-desk.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, type Locale, ok } from '../context.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { readTitles } from './desk.server.ts'
import { type Progress, progressOf } from './queue.ts'
import { mayInvite, mayRead } from './rules.ts'

export type SeatSummary = {
  contestId: string
  title: string
  state: ContestState
  declared: boolean
  /** null while nothing may be read */
  progress: Progress | null
}

/** The contests in whose jury the viewer sits, those with something to read first. */
export async function listSeats(ctx: Context, locale: Locale): Promise<SeatSummary[]> {
  const outcome = await inBlindTransaction(ctx, async ({ tx }) => {
    const rows = await listOwnJurorships(tx)
    const seats = rows.map((row) => ({ ...row, contestId: row.contest_id }))
    const titles = await readTitles(tx, seats, locale)
    const summaries: SeatSummary[] = []
    for (const { contestId, slug, state, id, declared_at } of seats) {
      const open = mayRead(state) && declared_at !== null
      summaries.push({
        contestId,
        title: titles.get(contestId) ?? slug,
        state,
        declared: declared_at !== null,
        progress: open ? progressOf(await listOwnAssignments(tx, id)) : null,
      })
    }
    const rank = ({ state }: SeatSummary) => (state === 'in-review' ? 0 : mayInvite(state) ? 1 : 2)
    return ok(summaries.sort((a, b) => rank(a) - rank(b)))
  })
  return outcome.value
}
