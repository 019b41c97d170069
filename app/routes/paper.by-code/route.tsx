import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findByCode } from '#app/domain/paper/find-by-code.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'

/** Where the QR code of a printed sheet leads: to the pages of its application, for whoever may act for the child. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant', 'organiser', 'coordinator', 'partner')
  const id = (await findByCode(ctx.domain, args.params.code ?? '')) ?? notFound()
  return redirect(ctx.href(ctx.viewer.kind === 'applicant' ? '/application/essay/pages' : `/papers/${id}`))
}
