import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { autosaveReview } from '#app/domain/jury/autosave-review.server.ts'
import { reviewAutosaveInput } from '#app/domain/jury/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'

const refusals = {
  'not-found': 404,
  profile: 409,
  conduct: 409,
  training: 409,
  closed: 409,
  changed: 409,
  submitted: 409,
  level: 422,
} as const

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'juror')
  return notFound()
}

/** JSON from the script of the reading page and back to it; nobody sees these answers as a page. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const parsed = reviewAutosaveInput.safeParse(await args.request.json().catch(() => null))
  if (!parsed.success) return Response.json({ reason: 'unusable' }, { status: 422 })
  const saved = await autosaveReview(ctx.domain, { contestId, code, ...parsed.data })
  if (!saved.ok) return Response.json({ reason: saved.reason }, { status: refusals[saved.reason] })
  return Response.json(saved.value)
}
