import type { District } from '#app/domain/handover/open-deliveries.server.ts'
import type { PdfBlock } from '#app/pdf/block.ts'
import type { RequestContext } from './context.server.ts'
import { pdfAnswer } from './pdf-answer.server.ts'

const columns = [
  ['label', 12],
  ['device', 18],
  ['child', 22],
  ['place', 22],
  ['guardian', 24],
  ['signature', 20],
] as const

/** What goes into the car for one district, in the order of the way, with a line for each signature. */
export function packingList(ctx: RequestContext, district: District): Response {
  const { t, locale } = ctx
  const name = district.names?.[locale] ?? t('handover:deliveries.noDistrict')
  const title = t('handover:deliveries.pdf.title', { district: name })
  const bound = district.deliveries.flatMap((one) => (one.device ? [{ ...one, device: one.device }] : []))
  const blocks: PdfBlock[] = [
    ...(bound.length === 0 ? [{ kind: 'paragraph' as const, text: t('handover:deliveries.pdf.empty') }] : []),
    {
      kind: 'table',
      columns: columns.map(([column, share]) => ({ title: t(`handover:deliveries.pdf.${column}`), share })),
      rows: bound.map((one) => [
        one.device.label,
        one.device.model,
        `${one.name}, ${one.code}`,
        [one.village, one.school].filter(Boolean).join(', '),
        [one.guardian, one.phone].filter(Boolean).join(', '),
        '',
      ]),
    },
    { kind: 'signatures', lines: [t('handover:deliveries.pdf.coordinator')], date: t('handover:deliveries.pdf.date') },
    { kind: 'paragraph', text: t('handover:deliveries.pdf.private'), small: true },
  ]
  return pdfAnswer(ctx, `qarmaq-${district.kato || 'district'}`, title, blocks, { landscape: true, footer: title })
}
