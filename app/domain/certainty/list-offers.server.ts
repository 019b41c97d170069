import { listReadingBatches } from '#db/queries/reading-batch.server.ts'
import { type Context, hasRole, type Locale } from '../context.ts'

export type Offer = {
  runId: string
  state: 'offered' | 'accepted' | 'declined' | 'lapsed'
  offeredAt: Date
  settledAt: Date | null
  settledBy: string | null
  /** readings that jurors got */
  given: number | null
  readings: number
  languages: { language: Locale; readings: number }[]
  /** points by which the expected loss falls, and decisions that are expected to be set right */
  gain: number
  mended: number
}

/** The further readings that were offered, the newest first, by number and language: no essay and no juror. */
export async function listOffers(ctx: Context, contestId: string): Promise<Offer[]> {
  if (!hasRole(ctx.viewer, 'organiser')) return []
  const offers = new Map<string, Offer>()
  for (const row of await listReadingBatches(ctx.db, contestId)) {
    const offer = offers.get(row.run_id) ?? {
      runId: row.run_id,
      state: row.state,
      offeredAt: row.offered_at,
      settledAt: row.settled_at,
      settledBy: row.settled_by,
      given: row.given,
      readings: 0,
      languages: [],
      gain: 0,
      mended: 0,
    }
    offer.readings += row.readings
    offer.gain += row.gain
    offer.mended += row.mended
    offer.languages.push({ language: row.language, readings: row.readings })
    offers.set(row.run_id, offer)
  }
  return [...offers.values()]
}
