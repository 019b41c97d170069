import { listOwnConduct } from '#db/queries/blind-training.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { findSeat, readTitles } from '../jury/desk.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { conductVersion } from './conduct.ts'

export type Conduct = {
  title: string
  state: ContestState
  version: number
  /** of the version that stands now */
  acceptedAt: Date | null
  /** an older version was accepted */
  earlier: boolean
}

/** The code of conduct as far as the viewer has accepted it. */
export async function getConduct(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<Conduct, 'not-found' | 'profile'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    const accepted = await listOwnConduct(tx, seat.jurorId)
    const titles = await readTitles(tx, [seat], input.locale)
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      state: seat.state,
      version: conductVersion,
      acceptedAt: accepted.find(({ version }) => version === conductVersion)?.accepted_at ?? null,
      earlier: accepted.length > 0,
    })
  })
}
