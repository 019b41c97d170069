import { formatCode } from '#app/core/blinding/code.ts'
import { countDonationsByState, listDonations as listRows } from '#db/queries/donation.server.ts'
import type { Context } from '../context.ts'
import { type DonationState, donationStates } from './donation.ts'

const pageSize = 50

/** A page of the donations of one state, the longest waiting first, with how many there are in each. */
export async function listDonations(ctx: Pick<Context, 'db'>, request: { state: DonationState; page: number }) {
  const counts = await countDonationsByState(ctx.db)
  const countOf = (state: DonationState) => counts.find((row) => row.state === state)?.count ?? 0
  const pages = Math.max(1, Math.ceil(countOf(request.state) / pageSize))
  const page = Math.min(request.page, pages)
  const rows = await listRows(ctx.db, request.state, pageSize, (page - 1) * pageSize)
  return {
    page,
    pages,
    parts: donationStates.map((state) => ({ state, count: countOf(state) })),
    rows: rows.map((row) => ({
      id: row.id,
      code: formatCode(row.code),
      name: row.name,
      class: row.class,
      count: row.count,
      region: row.region,
      offeredAt: row.offered_at,
    })),
  }
}
