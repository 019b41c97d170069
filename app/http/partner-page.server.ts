import type { Dossier } from '#app/domain/application/load-dossier.server.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { isOpenAt } from '#app/domain/contest/rules.ts'
import type { Viewer } from '#app/domain/context.ts'
import { getChild } from '#app/domain/partner/get-child.server.ts'
import { listOwnPartners } from '#app/domain/partner/list-own-partners.server.ts'
import { forbidden, notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'

type PartnerContext = RequestContext & { viewer: Extract<Viewer, { kind: 'staff' }> }

/** The open contest of an address, or 404: nothing can be brought to another. */
export async function partnerContest(ctx: RequestContext, params: { contestId?: string | undefined }) {
  const contest = await getContest(ctx.domain, params.contestId ?? '')
  return contest && isOpenAt(contest, ctx.domain.now) ? contest : notFound()
}

/** The organisation for which the viewer acts: the named one, else the first. Without an approved one nothing can be done. */
export async function actingPartner(ctx: PartnerContext, named: string | null) {
  const partners = (await listOwnPartners(ctx.domain)).filter(({ state }) => state === 'approved')
  const partner = partners.find(({ id }) => id === named) ?? partners[0]
  return partner ? { partner, partners } : forbidden()
}

/** The viewer's own child of an address; anybody else's does not exist. */
export async function ownChild(
  ctx: RequestContext,
  params: { applicationId?: string | undefined },
): Promise<Dossier & { activated: boolean }> {
  return (await getChild(ctx.domain, params.applicationId ?? '')) ?? notFound()
}
