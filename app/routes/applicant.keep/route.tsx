import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { keepEssay } from '#app/domain/application/keep-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return redirect(ctx.href('/application'))
}

/** One tap keeps the essay for the next contest, another one takes that back. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const { application } = await ownApplication(ctx)
  const kept = await keepEssay(ctx.domain, application.id, form.get('keep') === 'yes')
  return kept.ok ? redirectWithNotice(ctx.href('/application'), 'saved') : notFound()
}
