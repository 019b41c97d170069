import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listContests } from '#app/domain/contest/list-contests.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ContestStateTag } from '#app/ui/contest-state-tag.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  return { title: ctx.t('contest:list.title'), contests: await listContests(ctx.domain, ctx.locale) }
}

export default function Contests() {
  const { title, contests } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const create = <ButtonLink href={`/${locale}/organiser/contests/new`}>{t('contest:list.create')}</ButtonLink>
  if (contests.length === 0) {
    return (
      <Page title={title} width="wide">
        <EmptyState title={t('contest:list.empty')} action={create}>
          {t('contest:list.emptyHint')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page title={title} width="wide">
      <ButtonRow>{create}</ButtonRow>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'title', title: t('contest:list.name') },
          { key: 'state', title: t('contest:list.state') },
          { key: 'closes', title: t('contest:rules.closesAt') },
          { key: 'submitted', title: t('contest:list.submitted'), numeric: true },
        ]}
        rows={contests.map((contest) => ({
          key: contest.id,
          href: `/${locale}/organiser/contests/${contest.id}`,
          cells: {
            title: contest.title,
            state: <ContestStateTag state={contest.state} />,
            closes: contest.closesAt ? formatDateTime(locale, new Date(contest.closesAt)) : t('common:notGiven'),
            submitted: formatNumber(locale, contest.submitted),
          },
        }))}
      />
    </Page>
  )
}
