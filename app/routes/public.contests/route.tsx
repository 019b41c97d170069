import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPublicContests } from '#app/domain/contest/list-public-contests.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { CardGrid } from '#app/ui/card.tsx'
import { ContestCard } from '#app/ui/contest-card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('home:contests'), contests: await listPublicContests(ctx.domain, ctx.locale) }
}

export default function Contests() {
  const { title, contests } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  return (
    <Page title={title}>
      {contests.length > 0 ? (
        <CardGrid>
          {contests.map((contest) => (
            <ContestCard key={contest.slug} contest={contest} />
          ))}
        </CardGrid>
      ) : (
        <EmptyState title={t('home:none')} />
      )}
    </Page>
  )
}
