import { readCode } from '#app/core/blinding/code.ts'
import { findApplicationByAnyCode } from '#db/queries/card.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'

/** The application of a contest that a code belongs to or once belonged to, for whoever may give access anew. */
export async function findHolder(ctx: Context, input: { contestId: string; code: string }): Promise<string | null> {
  const reading = readCode(input.code)
  if (!reading.ok || !isUuid(input.contestId)) return null
  const row = await findApplicationByAnyCode(ctx.db, input.contestId, reading.code)
  return row && mayHandle(ctx.viewer, { region: row.region, partnerId: row.partner_id }) ? row.id : null
}
