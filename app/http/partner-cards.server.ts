import { getBatch } from '#app/domain/card/get-batch.server.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'

/** A batch of the viewer's own partner and its contest, whatever state that is in; anybody else's does not exist. */
export async function ownBatch(
  ctx: RequestContext,
  params: { contestId?: string | undefined; batchId?: string | undefined },
) {
  const batch = await getBatch(ctx.domain, params.batchId ?? '')
  if (!batch?.partnerId || batch.contestId !== params.contestId) return notFound()
  const contest = await getContest(ctx.domain, batch.contestId)
  return contest ? { batch, contest } : notFound()
}
