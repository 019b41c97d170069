import { donationByCode } from '#app/domain/donation/follow-donation.server.ts'
import type { RequestContext } from './context.server.ts'
import { openByCode } from './enter-tries.server.ts'
import type { LoadContext } from './load-context.ts'

/** The donation whose code stands in the address of a page; an unknown one is not found. */
export function donationOf(
  ctx: RequestContext,
  { params, context }: { params: { code?: string }; context: LoadContext },
) {
  const code = params.code ?? ''
  return openByCode(ctx, context.clientAddress, code, () => donationByCode(ctx.domain, code))
}
