import { countMessagesByEvent } from '#db/queries/message.server.ts'
import type { Context } from '../context.ts'
import { resultEventPrefix } from '../message/result-message.ts'

/** How many messages of a published run have left, and how many have not. */
export function countResultMessages(ctx: Pick<Context, 'db'>, runId: string) {
  return countMessagesByEvent(ctx.db, resultEventPrefix(runId))
}
