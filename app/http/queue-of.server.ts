import type { Contest } from '#app/domain/contest/contest.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import type { Viewer } from '#app/domain/context.ts'
import type { QueueRequest } from '#app/domain/screening/queue-filter.ts'
import { queueParts } from '#app/domain/screening/rules.ts'
import { notFound } from './answer.server.ts'
import { headOf } from './contest-of.server.ts'
import type { RequestContext } from './context.server.ts'

/** The contest whose applications are screened, or 404; a draft has none. */
export async function screenedContest(ctx: RequestContext, params: { contestId?: string | undefined }) {
  const contest = await getContest(ctx.domain, params.contestId ?? '')
  return contest && contest.state !== 'draft' ? contest : notFound()
}

/** The head of a screening page: coordinators may not go to the contest's other pages. */
export function screeningHead(ctx: RequestContext & { viewer: Extract<Viewer, { kind: 'staff' }> }, contest: Contest) {
  return { ...headOf(ctx, contest), organiser: ctx.viewer.roles.includes('organiser') }
}

/** The part of the queue and the filters in an address; what is not known counts as not said. */
export function queueOf(request: Request, contestId: string): QueueRequest & { page: number } {
  const params = new URL(request.url).searchParams
  const said = (name: string) => params.get(name)?.trim() ?? ''
  const region = said('region')
  const language = said('language')
  return {
    contestId,
    part: queueParts.find((part) => part === said('part')) ?? 'check',
    region: /^\d{9}$/.test(region) ? region : null,
    language: /^(kk|ru|en)$/.test(language) ? language : null,
    search: said('search').slice(0, 100),
    page: Math.max(1, Number.parseInt(said('page'), 10) || 1),
  }
}

/** The address of the same part of the queue, for links and for the way back. */
export function queueQuery(queue: Omit<QueueRequest, 'contestId'>, page = 1): string {
  const params = new URLSearchParams({ part: queue.part })
  if (queue.region) params.set('region', queue.region)
  if (queue.language) params.set('language', queue.language)
  if (queue.search) params.set('search', queue.search)
  if (page > 1) params.set('page', String(page))
  return `?${params}`
}
