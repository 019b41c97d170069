import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { autosaveEssay } from '#app/domain/essay/autosave-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { autosaveAnswer, readAutosave, unusable } from '#app/http/autosave-answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'applicant')
  return notFound()
}

/** The child's essay saves itself. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const input = await readAutosave(args.request)
  return input ? autosaveAnswer(ctx, await autosaveEssay(ctx.domain, application.id, input)) : unusable()
}
