import type { Contest } from '#app/domain/contest/contest.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'

/** The contest that an organiser's address names, or 404. */
export async function contestOf(ctx: RequestContext, params: { contestId?: string | undefined }): Promise<Contest> {
  return (await getContest(ctx.domain, params.contestId ?? '')) ?? notFound()
}

/** What `ContestNav` needs. */
export function headOf(ctx: RequestContext, contest: Contest) {
  return { contestId: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state }
}
