import type { Batch } from '#app/domain/card/get-batch.server.ts'
import type { Recovered } from '#app/domain/card/recover-access.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import type { Locale } from '#app/domain/context.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/translate.server.ts'
import type { RequestContext } from './context.server.ts'
import { type Qr, qrOf } from './qr.server.ts'

export type PrintedCard = { key: string; code: string; qr: Qr; foot: string }

/** What a sheet of cards shows, in the language of the children and not of whoever prints it. */
export type CardSheetData = {
  locale: Locale
  product: string
  contest: string
  codeLabel: string
  steps: string[]
  scan: string
  cards: PrintedCard[]
}

/** Where a card's QR code leads. */
export function entryAddress(ctx: RequestContext, request: Request, locale: Locale, code: string): string {
  const origin = ctx.services.env.publicOrigin ?? new URL(request.url).origin
  return `${origin}/${locale}/enter?code=${code.replaceAll('-', '')}`
}

/** The cards of a batch that nobody has used yet, ready to print. */
export function cardSheet(ctx: RequestContext, request: Request, batch: Batch, contest: Contest): CardSheetData {
  const { locale, label } = batch
  const printed = batch.cards.flatMap(({ number, code }) =>
    code === null
      ? []
      : [
          {
            key: String(number),
            code,
            qr: qrOf(entryAddress(ctx, request, locale, code)),
            foot: `${label} · ${number}`,
          },
        ],
  )
  return sheetOf(ctx, request, locale, contestTitle(contest, locale), printed)
}

/** Any cards on a sheet: of a batch, or one that was given anew. */
export function sheetOf(
  ctx: RequestContext,
  request: Request,
  locale: Locale,
  contest: string,
  cards: PrintedCard[],
): CardSheetData {
  const t = translator(locale)
  const site = new URL(ctx.services.env.publicOrigin ?? request.url).host
  return {
    locale,
    product: t('common:productName'),
    contest,
    codeLabel: t('card:code'),
    steps: [t('card:sheet.open', { site: `${site}/${locale}/enter` }), t('card:sheet.pin'), t('card:sheet.keep')],
    scan: t('card:sheet.scan'),
    cards,
  }
}

/** What `recoverAccess` gave, ready to show once: a PIN to tell, or a card to print. */
export type GivenAccess =
  | { kind: 'new-pin'; code: string; pin: string; until: string }
  | { kind: 'new-card'; sheet: CardSheetData }

export function givenAccess(ctx: RequestContext, request: Request, contest: Contest, given: Recovered): GivenAccess {
  if (given.kind === 'new-pin') {
    const { kind, code, pin, until } = given
    return { kind, code, pin, until: formatDateTime(ctx.locale, until) }
  }
  const { locale, code } = given
  const card = { key: code, code, qr: qrOf(entryAddress(ctx, request, locale, code)), foot: '' }
  return { kind: 'new-card', sheet: sheetOf(ctx, request, locale, contestTitle(contest, locale), [card]) }
}
