import type { Transaction } from 'kysely'
import { lockContest } from '#db/queries/contest.server.ts'
import type { Database } from '#db/schema.ts'
import { type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayChangeRules } from './rules.ts'

/** Locks a contest whose stock, quotas or policy are about to change. */
export async function lockForRules(
  tx: Transaction<Database>,
  contestId: string,
): Promise<Outcome<null, 'unknown' | 'locked'>> {
  if (!isUuid(contestId)) return refuse('unknown')
  const contest = await lockContest(tx, contestId)
  if (!contest) return refuse('unknown')
  return mayChangeRules(contest.state) ? ok(null) : refuse('locked')
}
