import { deletePinTriesBefore } from '#db/queries/pin-try.server.ts'
import type { Context } from '../context.ts'

const silence = 30 * 24 * 3_600_000

/** Forgets wrong PINs of codes that nobody has tried for thirty days, most of which nobody has. */
export function forgetTries(ctx: Pick<Context, 'db' | 'now'>): Promise<number> {
  return deletePinTriesBefore(ctx.db, new Date(ctx.now.getTime() - silence))
}
