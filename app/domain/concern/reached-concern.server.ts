import type { Transaction } from 'kysely'
import { lockConcern } from '#db/queries/concern.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { isContact } from './contacts.server.ts'

/** The concern of this id, held, if the viewer is a contact of its contest; for everybody else there is none. */
export async function lockReached(ctx: Context, tx: Transaction<Database>, concernId: string) {
  const concern = isUuid(concernId) ? await lockConcern(tx, concernId) : undefined
  return concern && (await isContact(tx, ctx.viewer, concern.contest_id)) ? concern : null
}
