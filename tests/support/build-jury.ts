import type { Contest, ContestState } from '#app/domain/contest/contest.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { moveContest } from '#app/domain/contest/move-contest.server.ts'
import type { Context } from '#app/domain/context.ts'
import { approveCleanTexts, listCleanTexts } from '#app/domain/screening/approve-clean-texts.server.ts'
import { listPassing, markEligible } from '#app/domain/screening/mark-eligible.server.ts'
import { buildApplication } from './build-application.ts'
import { buildContest, type ContestOverrides } from './build-contest.ts'

/** Moves a contest one state on, confirming whatever the page would ask to confirm. */
export async function moveTo(ctx: Context, contestId: string, to: ContestState, openReviews?: number): Promise<void> {
  const contest = await getContest(ctx, contestId)
  const moved = await moveContest(ctx, {
    contestId,
    to,
    version: contest?.version ?? 0,
    ...(openReviews === undefined ? {} : { confirmed: { openReviews } }),
  })
  if (!moved.ok) throw new Error(`${to}: ${moved.reason}`)
}

/** Lets every waiting application take part and approves every text in which nothing is found. */
export async function screenAll(ctx: Context, contest: Contest): Promise<void> {
  const { passing } = await listPassing(ctx, contest)
  const marked = await markEligible(ctx, { contestId: contest.id, expected: passing.length })
  if (!marked.ok) throw new Error(marked.reason)
  const { clean, waiting } = await listCleanTexts(ctx, contest.id)
  if (clean.length !== waiting) throw new Error(`${waiting - clean.length} texts name somebody`)
  const approved = await approveCleanTexts(ctx, { contestId: contest.id, expected: clean.length })
  if (!approved.ok) throw new Error(approved.reason)
}

/**
 * A closed contest whose essays are approved for jurors, made through the use cases.
 * @param essays overrides for each application
 */
export async function buildScreenedContest(
  ctx: Context,
  essays: readonly NonNullable<Parameters<typeof buildApplication>[2]>[],
  overrides: ContestOverrides = {},
): Promise<Contest> {
  const contest = await buildContest(ctx, overrides)
  for (const essay of essays) await buildApplication(ctx, contest, essay)
  await moveTo(ctx, contest.id, 'closed')
  const closed = await getContest(ctx, contest.id)
  if (!closed) throw new Error('the contest is gone')
  await screenAll(ctx, closed)
  return closed
}
