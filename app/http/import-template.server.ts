import writeWorkbook from 'write-excel-file/node'
import { importColumns } from '#app/domain/screening/import-columns.ts'
import type { RequestContext } from './context.server.ts'

/** As text, so that a spreadsheet neither turns a phone into 7.7E+10 nor a date into a count of days. */
const text = { type: String, format: '@' } as const

const readyRows = 60

/** The headings of the import file in the page's language: an Excel workbook, or CSV with the mark of UTF-8. */
export async function importTemplate(ctx: RequestContext, request: Request): Promise<Response> {
  const headings = importColumns.map((column) => column[ctx.locale])
  const answer = (body: BodyInit, type: string, ending: string) =>
    new Response(body, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="qarmaq-${ctx.locale}.${ending}"`,
        'Cache-Control': 'no-store',
      },
    })
  if (new URL(request.url).searchParams.get('format') !== 'xlsx') {
    return answer(`\uFEFF${headings.join(';')}\r\n`, 'text/csv; charset=utf-8', 'csv')
  }
  const rows = Array.from({ length: readyRows }, () => headings.map(() => ({ ...text, value: '' })))
  const book = await writeWorkbook(
    [headings.map((value) => ({ ...text, value, fontWeight: 'bold' as const })), ...rows],
    {
      sheet: ctx.t('screening:import.sheet'),
      columns: headings.map((heading) => ({ width: Math.max(14, heading.length + 2) })),
      stickyRowsCount: 1,
    },
  ).toBuffer()
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return answer(new Uint8Array(book), type, 'xlsx')
}
