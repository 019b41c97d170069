import type { Transaction } from 'kysely'
import type { Json } from '#app/core/canonical/canonical-json.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import type { Database } from '#db/schema.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayInvite } from './rules.ts'

/** A rule of how a contest's essays are read: may change while jurors may still come in; the audit has what it became. */
export async function changeRule(
  ctx: Context,
  { contestId, action, details }: { contestId: string; action: string; details: Record<string, Json> },
  write: (tx: Transaction<Database>, contestId: string) => Promise<void>,
): Promise<Outcome<null, 'not-found' | 'not-now'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    await write(tx, contest.id)
    audit({ action, subjectKind: 'contest', subjectId: contest.id, details })
    return ok(null)
  })
}
