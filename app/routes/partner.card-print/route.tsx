import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { cardSheet } from '#app/http/card-sheet.server.ts'
import { ownBatch } from '#app/http/partner-cards.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PrintedCards } from '#app/ui/printed-cards.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { batch, contest } = await ownBatch(ctx, args.params)
  return {
    title: ctx.t('card:sheet.title', { label: batch.label }),
    back: ctx.href(`/partner/contests/${contest.id}/cards/${batch.id}`),
    sheet: cardSheet(ctx, args.request, batch, contest),
  }
}

export default function PartnerCardPrint() {
  return <PrintedCards {...useLoaderData<typeof loader>()} />
}
