import { formatCode } from '#app/core/blinding/code.ts'
import { listFreshCardsOfChildren } from '#db/queries/child.server.ts'
import { handledBy } from '../application/may-handle.ts'
import type { Context } from '../context.ts'

/** The cards of a partner's children in a contest that nobody has used yet, to print and hand out by name. */
export async function listChildCards(ctx: Context, contestId: string) {
  const handled = handledBy(ctx.viewer)
  const partnerIds = handled === 'all' ? [] : handled.partnerIds
  const rows = await listFreshCardsOfChildren(ctx.db, partnerIds, contestId)
  return rows.map((row) => ({
    id: row.id,
    code: formatCode(row.code ?? ''),
    name: `${row.family_name} ${row.given_name}`.trim(),
  }))
}
