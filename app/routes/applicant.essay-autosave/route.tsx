import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { autosaveInput } from '#app/domain/application/input.server.ts'
import { autosaveEssay } from '#app/domain/essay/autosave-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'applicant')
  return notFound()
}

/** JSON from the script of the essay page and back to it; nobody sees these answers as a page. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const parsed = autosaveInput.safeParse(await args.request.json().catch(() => null))
  if (!parsed.success) return Response.json({ reason: 'unusable' }, { status: 422 })
  const saved = await autosaveEssay(ctx.domain, application.id, parsed.data)
  if (!saved.ok && saved.reason === 'document') {
    return Response.json({ ...saved, message: ctx.t('essay:error.document') }, { status: 422 })
  }
  if (!saved.ok) return Response.json({ reason: saved.reason }, { status: saved.reason === 'not-found' ? 404 : 409 })
  return Response.json(saved.value)
}
