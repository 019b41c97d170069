import { countPartnersByState, listPartners as listRows } from '#db/queries/partner.server.ts'
import type { Context } from '../context.ts'
import { type PartnerState, partnerStates } from './partner.ts'

const pageSize = 50

/** Organisations in one state, the longest waiting first, with how many there are in each. */
export async function listPartners(ctx: Context, request: { state: PartnerState; page: number }) {
  const rows = await countPartnersByState(ctx.db)
  const countOf = (state: PartnerState) => rows.find((row) => row.state === state)?.count ?? 0
  const total = countOf(request.state)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(request.page, pages)
  const found = await listRows(ctx.db, request.state, pageSize, (page - 1) * pageSize)
  return {
    page,
    pages,
    parts: partnerStates.map((state) => ({ state, count: countOf(state) })),
    rows: found.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      region: row.region,
      village: row.village,
      appliedAt: row.applied_at,
      children: row.children,
      accounts: row.accounts,
    })),
  }
}
