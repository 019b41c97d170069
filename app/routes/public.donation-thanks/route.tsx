import type { LoaderFunctionArgs } from '@remix-run/node'
import { thanksFor } from '#app/domain/donation/paper-of.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { donationOf } from '#app/http/donation-of.server.ts'
import { pdfAnswer } from '#app/http/pdf-answer.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'

/** A letter of thanks, once something has come in. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const thanks = await thanksFor(ctx.domain, await donationOf(ctx, args))
  if (!thanks) return notFound()
  const { t, locale } = ctx
  return pdfAnswer(ctx, 'qarmaq-thanks', t('donation:paper.thanksTitle'), [
    {
      kind: 'paragraph',
      text: thanks.company
        ? t('donation:paper.thanksBody', { name: thanks.company })
        : t('donation:paper.thanksPerson'),
    },
    {
      kind: 'facts',
      rows: [
        [t('donation:paper.code'), thanks.code],
        [t('donation:paper.what'), t(`allocation:class.${thanks.class}`)],
        [t('donation:paper.received'), formatNumber(locale, thanks.received)],
        [t('donation:paper.date'), formatDate(locale, ctx.domain.now)],
      ],
    },
  ])
}
