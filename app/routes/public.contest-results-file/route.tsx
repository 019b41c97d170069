import type { LoaderFunctionArgs } from '@remix-run/node'
import { getPublishedFile } from '#app/domain/allocation/get-published-file.server.ts'
import { getContestBySlug } from '#app/domain/contest/get-contest.server.ts'
import { isPublic } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'

/** The published allocation as `qarmaq allocate verify` reads it: pseudonyms, no name and no application code. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const contest = await getContestBySlug(ctx.domain, args.params.slug ?? '')
  const file = contest && isPublic(contest) ? await getPublishedFile(ctx.domain, contest.id) : null
  if (!contest || !file) return notFound()
  return new Response(JSON.stringify(file), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${contest.slug}-allocation.json"`,
    },
  })
}
