import { redirect } from '@remix-run/node'
import { getQueue } from '#app/domain/jury/get-queue.server.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'

/** The juror's own desk in the contest of the address; whoever has to do something first is sent there. */
export async function deskOf(ctx: RequestContext, { contestId = '' }: { contestId?: string }) {
  const outcome = await getQueue(ctx.domain, { contestId, locale: ctx.locale })
  if (outcome.ok) return { ...outcome.value, contestId }
  if (outcome.reason === 'not-found') return notFound()
  throw redirect(ctx.href(`/jury/${contestId}/${outcome.reason}`))
}
