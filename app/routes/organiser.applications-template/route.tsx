import type { LoaderFunctionArgs } from '@remix-run/node'
import { importColumns } from '#app/domain/screening/import-columns.ts'
import { allow } from '#app/http/allow.server.ts'
import { screenedContest } from '#app/http/queue-of.server.ts'

/** The headings of the import file in the page's language, with the mark by which spreadsheets know UTF-8. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  await screenedContest(ctx, args.params)
  const line = importColumns.map((column) => column[ctx.locale]).join(';')
  return new Response(`\uFEFF${line}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="qarmaq-${ctx.locale}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
