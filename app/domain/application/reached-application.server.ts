import type { Transaction } from 'kysely'
import { findApplication, lockApplication } from '#db/queries/application.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type Application, toApplication } from './application.ts'
import { mayReach } from './may-reach.ts'

/** An application that the viewer may act on, drafts too; a withdrawn one is nobody's any more. */
export async function findReached(ctx: Context, applicationId: string): Promise<Application | null> {
  const row = isUuid(applicationId) ? await findApplication(ctx.db, applicationId) : undefined
  const application = row && toApplication(row)
  return application && isReachable(ctx, application) ? application : null
}

/** The same, held until the end of the transaction. */
export async function lockReached(
  ctx: Context,
  tx: Transaction<Database>,
  applicationId: string,
): Promise<Application | null> {
  const row = isUuid(applicationId) ? await lockApplication(tx, applicationId) : undefined
  const application = row && toApplication(row)
  return application && isReachable(ctx, application) ? application : null
}

function isReachable(ctx: Context, application: Application): boolean {
  return application.state !== 'withdrawn' && mayReach(ctx.viewer, application)
}
