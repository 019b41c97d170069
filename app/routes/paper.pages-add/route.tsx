import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { addPhotoByScript } from '#app/http/page-photos.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await allow(args, 'organiser', 'coordinator', 'partner')
  return notFound()
}

/** Where the script of the page sends one photograph. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  return addPhotoByScript(ctx, args.request, args.params.applicationId ?? '')
}
