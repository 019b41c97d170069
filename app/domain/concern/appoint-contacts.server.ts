import { updateContacts } from '#db/queries/concern.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { listPossibleContacts } from './contacts.server.ts'

/** Says who of the safeguarding role looks after this contest; nobody named means all of them. */
export async function appointContacts(
  ctx: Context,
  input: { contestId: string; accountIds: readonly string[] },
): Promise<Outcome<null, 'not-found' | 'unknown-person'>> {
  if (!isUuid(input.contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('not-found')
    const known = new Set((await listPossibleContacts({ db: tx }, contest.id)).map(({ id }) => id))
    const chosen = [...new Set(input.accountIds)]
    if (!chosen.every((id) => known.has(id))) return refuse('unknown-person')
    await updateContacts(tx, contest.id, chosen, accountOf(ctx.viewer), ctx.now)
    audit({
      action: 'safeguarding.appoint',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { accounts: chosen },
    })
    return ok(null)
  })
}
