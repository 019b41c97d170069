import { updateAdjudicators } from '#db/queries/adjudication.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { listJurors } from '#db/queries/juror.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'

/**
 * Says which jurors of a contest decide where readings differ to the end. Whoever is to do nothing else is invited as a
 * juror and marked so. What somebody has to decide already stays with them.
 */
export async function appointAdjudicators(
  ctx: Context,
  input: { contestId: string; numbers: readonly number[]; onlyDecide: readonly number[] },
): Promise<Outcome<null, 'not-found' | 'not-now' | 'unknown-juror'>> {
  if (!isUuid(input.contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    const active = (await listJurors(tx, contest.id)).filter(({ state }) => state === 'active')
    const chosen = [...new Set(input.numbers)].map((number) => active.find((juror) => juror.number === number))
    const known = chosen.flatMap((juror) => (juror ? [juror] : []))
    if (known.length !== chosen.length) return refuse('unknown-juror')
    await updateAdjudicators(
      tx,
      contest.id,
      known.map((juror) => ({ jurorId: juror.id, onlyDecides: input.onlyDecide.includes(juror.number) })),
      accountOf(ctx.viewer),
      ctx.now,
    )
    audit({
      action: 'adjudicator.appoint',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { jurors: known.map(({ id }) => id) },
    })
    return ok(null)
  })
}
