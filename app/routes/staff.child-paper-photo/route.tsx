import type { LoaderFunctionArgs } from '@remix-run/node'
import { openSheet } from '#app/domain/consent/open-sheet.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { paperFile } from '#app/http/paper-file.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  return paperFile(await openSheet(ctx.domain, args.params.applicationId ?? ''))
}
