import type { PdfBlock } from '#app/pdf/block.ts'
import { type PdfOptions, pdfStream } from '#app/pdf/pdf-document.server.ts'
import type { RequestContext } from './context.server.ts'

/** A document in the page's language as a file to keep; `name` is without its ending. */
export function pdfAnswer(
  ctx: RequestContext,
  name: string,
  title: string,
  blocks: readonly PdfBlock[],
  sheet: Pick<PdfOptions, 'landscape'> & { footer?: string } = {},
): Response {
  const options = { title, lang: ctx.locale, createdAt: ctx.domain.now, footer: ctx.t('common:productName'), ...sheet }
  return new Response(pdfStream(options, blocks), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}-${ctx.locale}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
}
