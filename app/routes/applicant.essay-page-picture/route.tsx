import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPage } from '#app/domain/paper/read-page.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { picture } from '#app/http/picture.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const small = new URL(args.request.url).searchParams.has('small')
  return picture(await readPage(ctx.domain, { applicationId: application.id, pageId: args.params.pageId ?? '', small }))
}
