import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportRatings } from '#app/domain/scoring/export-ratings.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'

/** The anonymised scores of the newest run, to compute it anew elsewhere. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const found = await exportRatings(ctx.domain, args.params.contestId ?? '')
  if (!found.ok) return notFound()
  return new Response(found.value.csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="ratings.csv"',
    },
  })
}
