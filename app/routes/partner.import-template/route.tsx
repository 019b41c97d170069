import type { LoaderFunctionArgs } from '@remix-run/node'
import { allow } from '#app/http/allow.server.ts'
import { importTemplate } from '#app/http/import-template.server.ts'
import { partnerContest } from '#app/http/partner-page.server.ts'

/** The headings of the import file in the page's language. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  await partnerContest(ctx, args.params)
  return importTemplate(ctx, args.request)
}
