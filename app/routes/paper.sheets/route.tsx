import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { handledSheets } from '#app/domain/paper/sheet.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PaperSheet } from '#app/ui/paper-sheet.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const contest = (await getContest(ctx.domain, args.params.contestId ?? '')) ?? notFound()
  const origin = ctx.services.env.publicOrigin ?? new URL(args.request.url).origin
  return {
    title: ctx.t('paper:sheet.title'),
    contest: contestTitle(contest, ctx.locale),
    sheets: await handledSheets(ctx.domain, contest, origin, ctx.locale),
  }
}

/** One sheet of paper for each child of the viewer's that has no typed essay, to print all at once. */
export default function Sheets() {
  const { title, contest, sheets } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  return (
    <Page title={title} caption={contest} lead={t('paper:sheet.lead', { count: sheets.length })}>
      {sheets.length === 0 ? <EmptyState title={t('paper:sheet.none')} /> : null}
      {sheets.map((sheet) => (
        <PaperSheet key={sheet.code} sheet={sheet} />
      ))}
    </Page>
  )
}
