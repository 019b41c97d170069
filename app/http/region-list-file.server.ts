import writeWorkbook from 'write-excel-file/node'
import type { RegionList } from '#app/domain/allocation/open-region-list.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { PdfBlock } from '#app/pdf/block.ts'
import { pdfStream } from '#app/pdf/pdf-document.server.ts'
import type { RequestContext } from './context.server.ts'
import { csvStream } from './csv.server.ts'
import { cellsOf, columnsOf, type ListColumn, type ListOutcome } from './region-list.server.ts'

export const listFormats = ['csv', 'xlsx', 'pdf'] as const
export type ListFormat = (typeof listFormats)[number]

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

/** Relative widths of the columns, on paper and in a spreadsheet. */
const shares: Record<ListColumn, number> = {
  place: 5,
  code: 13,
  name: 22,
  school: 22,
  home: 20,
  guardian: 28,
  device: 14,
  answer: 13,
  reason: 44,
}

type Listed = { contest: Contest; list: RegionList; outcome: ListOutcome }

/** A region's list as a file in the page's language; CSV and PDF leave while they are being read. */
export async function regionListFile(ctx: RequestContext, listed: Listed, format: ListFormat): Promise<Response> {
  const { contest, list, outcome } = listed
  const body =
    format === 'csv' ? await csv(ctx, listed) : format === 'xlsx' ? await xlsx(ctx, listed) : await pdf(ctx, listed)
  const name = `${contest.slug}-${list.region.region}-${outcome}-${ctx.locale}.${format}`
  return new Response(body, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

const titlesOf = ({ t }: RequestContext, outcome: ListOutcome) =>
  columnsOf(outcome).map((column) => t(`lists:column.${column}`))

async function* rowsOf(ctx: RequestContext, { contest, list, outcome }: Listed) {
  const cells = await cellsOf(ctx, contest, list.region.region)
  for await (const person of list.people) {
    const shown = cells(person)
    yield columnsOf(outcome).map((column) => shown[column])
  }
}

async function csv(ctx: RequestContext, listed: Listed) {
  return csvStream(
    (async function* () {
      yield titlesOf(ctx, listed.outcome)
      yield* rowsOf(ctx, listed)
    })(),
  )
}

async function xlsx(ctx: RequestContext, listed: Listed) {
  // As text, so that a spreadsheet neither computes with a phone nor runs a formula.
  const text = { type: String, format: '@' } as const
  const cell = (value: string, bold: boolean) => ({ ...text, value, ...(bold ? { fontWeight: 'bold' as const } : {}) })
  const book = [titlesOf(ctx, listed.outcome).map((value) => cell(value, true))]
  for await (const row of rowsOf(ctx, listed)) book.push(row.map((value) => cell(value, false)))
  const buffer = await writeWorkbook(book, {
    sheet: listed.list.region.names[ctx.locale].slice(0, 31),
    columns: columnsOf(listed.outcome).map((column) => ({ width: shares[column] })),
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(buffer)
}

async function pdf(ctx: RequestContext, listed: Listed) {
  const { t, locale } = ctx
  const { contest, list, outcome } = listed
  const title = t(`lists:title.${outcome}`, { region: list.region.names[locale] })
  const blocks: PdfBlock[] = [
    {
      kind: 'facts',
      rows: [
        [t('lists:contest'), contestTitle(contest, locale)],
        [t('lists:published'), list.publishedAt ? formatDate(locale, list.publishedAt) : ''],
        [t('lists:count'), String(outcome === 'recipient' ? list.region.recipients : list.region.waiting)],
      ],
    },
    {
      kind: 'table',
      columns: columnsOf(outcome).map((column) => ({ title: t(`lists:column.${column}`), share: shares[column] })),
      rows: rowsOf(ctx, listed),
    },
    { kind: 'signatures', lines: [t('lists:sign.coordinator'), t('lists:sign.organiser')], date: t('lists:sign.date') },
    { kind: 'paragraph', text: t('lists:private'), small: true },
  ]
  const createdAt = ctx.domain.now
  return pdfStream(
    { title, lang: locale, createdAt, landscape: true, footer: `${contestTitle(contest, locale)} · ${title}` },
    blocks,
  )
}
