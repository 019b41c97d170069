import { findNextInQueue } from '#db/queries/screening.server.ts'
import type { Context } from '../context.ts'
import { filterFor, type QueueRequest } from './queue-filter.ts'
import { findScreened } from './screened-application.server.ts'

/** The application to open after this one, in the part of the queue that the viewer works through; null at its end. */
export async function nextInQueue(ctx: Context, request: QueueRequest, applicationId: string): Promise<string | null> {
  const current = await findScreened(ctx, { contestId: request.contestId, applicationId })
  if (!current) return null
  return findNextInQueue(ctx.db, filterFor(ctx.viewer, request), { id: current.id, submittedAt: current.submitted_at })
}
