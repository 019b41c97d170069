import { countTasks, listHeld } from '#db/queries/transcription.server.ts'
import { accountOf, type Context } from '../context.ts'

/** What waits for this person, what is in the hands, and how far all of it is. */
export async function listWork(ctx: Context) {
  const accountId = accountOf(ctx.viewer) ?? ''
  const [counts, held] = [await countTasks(ctx.db, accountId, ctx.now), await listHeld(ctx.db, accountId, ctx.now)]
  return { ...counts, held: held.map(({ id, kind, lease_until }) => ({ id, kind, until: lease_until })) }
}
