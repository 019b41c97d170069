import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listContestComments } from '#app/domain/comment/list-comments.server.ts'
import { commentStates } from '#app/domain/comment/rules.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const search = new URL(args.request.url).searchParams
  const list = await listContestComments(ctx.domain, {
    contestId: args.params.contestId ?? '',
    state: search.get('state'),
    page: Number.parseInt(search.get('page') ?? '', 10) || 1,
  })
  if (!list) return notFound()
  const { contest, ...rest } = list
  return {
    title: ctx.t('comment:title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    ...rest,
  }
}

export default function Comments() {
  const { title, contest, state, counts, page, pages, comments } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${contest.id}`
  return (
    <Page
      title={title}
      lead={t('comment:lead')}
      width="wide"
      back={{ href: `${base}/jury`, text: t('jury:organiser.title') }}
      before={<ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />}
    >
      <SectionNav
        label={t('comment:states')}
        items={commentStates.map((one) => ({
          href: `${base}/comments?state=${one}`,
          text: t(`comment:state.${one}`),
          current: one === state,
          tag: counts[one],
        }))}
      />
      <Table
        caption={t(`comment:state.${state}`)}
        captionHidden
        columns={[{ key: 'beginning', title: t('comment:comment') }]}
        rows={comments.map(({ id, beginning }) => ({
          key: id,
          href: `${base}/comments/${id}`,
          cells: { beginning },
        }))}
        empty={<EmptyState title={t(`comment:empty.${state}`)}>{t('comment:emptyBody')}</EmptyState>}
      />
      <Pagination
        label={t('comment:pages')}
        page={page}
        pages={pages}
        hrefFor={(n) => `${base}/comments?state=${state}&page=${n}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </Page>
  )
}
