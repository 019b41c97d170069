import type { LoaderFunctionArgs } from '@remix-run/node'
import { yearOf } from '#app/domain/donation/paper-of.server.ts'
import { kilograms } from '#app/domain/donation/weight.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { donationOf } from '#app/http/donation-of.server.ts'
import { pdfAnswer } from '#app/http/pdf-answer.server.ts'
import { formatNumber } from '#app/i18n/format.ts'

/** A company's report of a year: counts and regions, and the weight with what it rests on. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const year = Number(/^(\d{4})\.pdf$/.exec(args.params.year ?? '')?.[1])
  const report = await yearOf(ctx.domain, await donationOf(ctx, args), year, ctx.locale)
  if (!report) return notFound()
  const { t, locale } = ctx
  const number = (value: number) => formatNumber(locale, value, 1)
  const factors = Object.fromEntries(Object.entries(kilograms).map(([key, value]) => [key, number(value)]))
  const title = t('donation:paper.yearTitle', { name: report.name, year: String(year) })
  return pdfAnswer(ctx, `qarmaq-${year}`, title, [
    { kind: 'heading', text: t('donation:paper.received') },
    {
      kind: 'facts',
      rows: report.received.map((row) => [t(`allocation:class.${row.class}`), number(row.count)] as const),
    },
    { kind: 'heading', text: t('donation:paper.handed') },
    {
      kind: 'facts',
      rows: [
        [t('donation:status.devices'), number(report.handed)],
        ...report.places.map((place) => [place.name, number(place.count)] as const),
        [t('donation:paper.weight'), number(report.kilograms)],
      ],
    },
    {
      kind: 'paragraph',
      small: true,
      text: t('donation:paper.factor', { laptop: '', desktop: '', tablet: '', phone: '', ...factors }),
    },
  ])
}
