import type { Kysely } from 'kysely'
import { findPolicy } from '#db/queries/allocation-rule.server.ts'
import type { Database } from '#db/schema.ts'
import { daysIn } from './rules.ts'

/** How many days a family of the contest has to answer, and to ask for a check. */
export async function daysOf(db: Kysely<Database>, contestId: string) {
  return daysIn(await findPolicy(db, contestId))
}
