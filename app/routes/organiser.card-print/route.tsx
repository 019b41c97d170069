import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getBatch } from '#app/domain/card/get-batch.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { cardSheet } from '#app/http/card-sheet.server.ts'
import { contestOf } from '#app/http/contest-of.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PrintedCards } from '#app/ui/printed-cards.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const batch = await getBatch(ctx.domain, args.params.batchId ?? '')
  if (!batch || batch.contestId !== contest.id) return notFound()
  return {
    title: ctx.t('card:sheet.title', { label: batch.label }),
    back: ctx.href(`/organiser/contests/${contest.id}/cards/${batch.id}`),
    sheet: cardSheet(ctx, args.request, batch, contest),
  }
}

export default function CardPrint() {
  return <PrintedCards {...useLoaderData<typeof loader>()} />
}
