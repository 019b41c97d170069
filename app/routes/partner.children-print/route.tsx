import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { listChildCards } from '#app/domain/partner/list-child-cards.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { entryAddress, sheetOf } from '#app/http/card-sheet.server.ts'
import { partnerContest } from '#app/http/partner-page.server.ts'
import { qrOf } from '#app/http/qr.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PrintedCards } from '#app/ui/printed-cards.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** The cards of children who are on the list already, with the name of each, in the language of whoever prints them. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const cards = (await listChildCards(ctx.domain, contest.id)).map(({ id, code, name }) => ({
    key: id,
    code,
    qr: qrOf(entryAddress(ctx, args.request, ctx.locale, code)),
    foot: name,
  }))
  return {
    title: ctx.t('partner:cards.children'),
    back: ctx.href(`/partner/contests/${contest.id}/cards`),
    sheet: sheetOf(ctx, args.request, ctx.locale, contestTitle(contest, ctx.locale), cards),
  }
}

export default function ChildrenPrint() {
  return <PrintedCards {...useLoaderData<typeof loader>()} />
}
