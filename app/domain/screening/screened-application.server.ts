import type { Transaction } from 'kysely'
import { type ApplicationRow, findApplication, lockApplication } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { maySee } from './rules.ts'

type Address = { contestId: string; applicationId: string }

/** The application that an address names, if it was sent in, belongs to this contest and is the viewer's to screen. */
export async function findScreened(
  ctx: Context,
  { contestId, applicationId }: Address,
): Promise<ApplicationRow | null> {
  const row = isUuid(applicationId) ? await findApplication(ctx.db, applicationId) : undefined
  return isReachable(ctx, row, contestId) ? row : null
}

/** The same held until the end of the transaction, with its contest's row. */
export async function lockScreened(ctx: Context, tx: Transaction<Database>, { contestId, applicationId }: Address) {
  const row = isUuid(applicationId) ? await lockApplication(tx, applicationId) : undefined
  const contest = isReachable(ctx, row, contestId) ? await findContest(tx, contestId) : undefined
  return row && contest ? { row, contest } : null
}

function isReachable(ctx: Context, row: ApplicationRow | undefined, contestId: string): row is ApplicationRow {
  return row !== undefined && row.contest_id === contestId && row.state !== 'draft' && maySee(ctx.viewer, row.region)
}
