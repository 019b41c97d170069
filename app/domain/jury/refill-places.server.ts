import { listRefillRequests } from '#db/queries/assignment.server.ts'
import type { Context } from '../context.ts'
import { fillPlaces } from './fill-places.server.ts'

/** Fills the places that a juror gave back when the server stopped before it could. */
export async function refillPlaces(ctx: Context): Promise<void> {
  for (const contestId of await listRefillRequests(ctx.db)) await fillPlaces(ctx, { contestId })
}
