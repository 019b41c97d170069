import type { LoaderFunctionArgs } from '@remix-run/node'
import { openDeliveries } from '#app/domain/handover/open-deliveries.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { packingList } from '#app/http/packing-list.server.ts'

/** The packing list of one district as a PDF in the language of the address. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'organiser')
  const asked = new URL(args.request.url).searchParams.get('district') ?? ''
  const [district] = await openDeliveries(ctx.domain, 'pdf', asked)
  return district ? packingList(ctx, district) : notFound()
}
