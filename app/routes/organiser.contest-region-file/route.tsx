import type { LoaderFunctionArgs } from '@remix-run/node'
import { openRegionList } from '#app/domain/allocation/open-region-list.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { screenedContest } from '#app/http/queue-of.server.ts'
import { listAsked } from '#app/http/region-list.server.ts'
import { listFormats, regionListFile } from '#app/http/region-list-file.server.ts'

/** A region's list to take along: CSV, XLSX or PDF, in the language of the address. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const format = listFormats.find((one) => one === args.params.format)
  if (!format) return notFound()
  const { outcome } = listAsked(args.request)
  const input = { contestId: contest.id, region: args.params.region ?? '', outcome, as: format }
  const opened = await openRegionList(ctx.domain, input)
  return opened.ok ? regionListFile(ctx, { contest, list: opened.value, outcome }, format) : notFound()
}
