import { listSlips as listSlipRows } from '#db/queries/message.server.ts'
import { type Context, hasRole } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type OutgoingMessage, presentMessage } from './outgoing.ts'

/** So many slips are printed and ticked off at once. */
export const slipsPerSheet = 120

/** A message on paper, and to whom it is to be handed. */
export type Slip = OutgoingMessage & { name: string; school: string }

/** The slips of a contest that wait to be printed, ordered by school so that a pile is one walk. */
export async function listSlips(ctx: Context, contestId: string): Promise<Slip[]> {
  if (!isUuid(contestId) || !hasRole(ctx.viewer, 'organiser')) return []
  const rows = await listSlipRows(ctx.db, contestId, slipsPerSheet)
  return rows.map((row) => ({
    ...presentMessage(row),
    name: `${row.family_name ?? ''} ${row.given_name ?? ''}`.trim(),
    school: row.school ?? '',
  }))
}
