import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { mayTypeFor } from '#app/domain/application/rules.ts'
import { autosaveEssay } from '#app/domain/essay/autosave-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { autosaveAnswer, readAutosave, unusable } from '#app/http/autosave-answer.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'partner')
  return notFound()
}

/** What a partner types for a child saves itself, until the child writes with a PIN of its own. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, activated } = await ownChild(ctx, args.params)
  if (!mayTypeFor(ctx.viewer, application, activated)) return Response.json({ reason: 'closed' }, { status: 409 })
  const input = await readAutosave(args.request)
  return input ? autosaveAnswer(ctx, await autosaveEssay(ctx.domain, application.id, input)) : unusable()
}
