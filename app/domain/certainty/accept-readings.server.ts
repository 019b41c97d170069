import { lockContest } from '#db/queries/contest.server.ts'
import {
  listBatchEssays,
  listEssaysInHand,
  lockReadingBatch,
  updateReadingBatch,
} from '#db/queries/reading-batch.server.ts'
import { dayOf } from '../application/rules.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { chooseReaders } from '../discrepancy/choose-readers.ts'
import { isUuid } from '../identifier.ts'
import { codesBeside } from '../jury/essay-codes.ts'
import { gatherProblem } from '../jury/gather-problem.server.ts'
import { giveEssays } from '../jury/give-essays.server.ts'
import { tellReaders } from '../jury/tell-readers.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayOffer } from './rules.ts'

/**
 * Gives the offered readings to jurors, by the rules of the jury as they are now: whoever has no conflict, reads the
 * language, has room and never had the essay. Essays that got another reading meanwhile are left out, and so are those
 * for whom nobody is left; the rest go. The jurors get a letter that says nothing of why.
 */
export async function acceptReadings(
  ctx: Context,
  input: { contestId: string; runId: string },
): Promise<Outcome<{ given: number }, 'unknown' | 'not-yours' | 'not-now' | 'settled'>> {
  const account = accountOf(ctx.viewer)
  if (!account || !hasRole(ctx.viewer, 'organiser')) return refuse('not-yours')
  if (!isUuid(input.contestId) || !isUuid(input.runId)) return refuse('unknown')
  return inTransaction(ctx, async (work) => {
    const { tx, audit } = work
    const contest = await lockContest(tx, input.contestId)
    const batch = contest && (await lockReadingBatch(tx, contest.id, input.runId))
    if (!contest || !batch) return refuse('unknown')
    if (batch.state !== 'offered') return refuse('settled')
    if (!mayOffer(contest.state)) return refuse('not-now')
    const seed = Buffer.from(ctx.random.bytes(16)).toString('hex')
    const ruled = { id: contest.id, reviewsPerEssay: contest.reviews_per_essay }
    const { problem, codes } = await gatherProblem(tx, ruled, seed, dayOf(ctx.now))
    const inHand = await listEssaysInHand(tx, contest.id)
    const essays = (await listBatchEssays(tx, batch.run_id)).filter((essay) => !inHand.has(essay))
    const { pairs } = chooseReaders(problem, essays, seed)
    const nextCode = codesBeside(new Set(codes), ctx.random)
    await giveEssays(tx, ctx, contest.id, pairs, { nextCode, seed })
    await updateReadingBatch(tx, batch.run_id, {
      state: 'accepted',
      settled_by: account,
      settled_at: ctx.now,
      given: pairs.length,
    })
    audit({
      action: 'readings.accept',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { runId: batch.run_id, seed, given: pairs.length },
    })
    await tellReaders(work, ctx, contest, [...new Set(pairs.map(({ juror }) => juror))])
    return ok({ given: pairs.length })
  })
}
