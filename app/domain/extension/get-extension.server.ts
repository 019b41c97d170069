import { findExtension } from '#db/queries/extension.server.ts'
import type { Context } from '../context.ts'

/** The extension of an application that is in force, with its reason. The caller has shown that it may be seen. */
export async function getExtension(
  ctx: Pick<Context, 'db' | 'now'>,
  applicationId: string,
): Promise<{ until: Date; reason: string } | null> {
  const row = await findExtension(ctx.db, applicationId)
  return row && row.until > ctx.now ? { until: row.until, reason: row.reason } : null
}
