import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openRegionList } from '#app/domain/allocation/open-region-list.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { cellsOf, columnsOf, listAsked, listOutcomes } from '#app/http/region-list.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { Table } from '#app/ui/table.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'
import { ListFiles } from './list-files.tsx'
import { SignatureLines } from './signature-lines.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const pageSize = 100

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const { outcome, page } = listAsked(args.request)
  const opened = await openRegionList(ctx.domain, {
    contestId: contest.id,
    region: args.params.region ?? '',
    outcome,
    as: 'page',
    range: { after: (page - 1) * pageSize, limit: pageSize },
  })
  if (!opened.ok) return notFound()
  const { region, publishedAt, people } = opened.value
  const cells = await cellsOf(ctx, contest, region.region)
  const rows: { key: string; cells: ReturnType<typeof cells> }[] = []
  for await (const person of people) rows.push({ key: person.applicationId, cells: cells(person) })
  const counts = { recipient: region.recipients, waiting: region.waiting }
  return {
    title: ctx.t(`lists:title.${outcome}`, { region: region.names[ctx.locale] }),
    head: screeningHead(ctx, contest),
    lists: ctx.href(`/organiser/contests/${contest.id}/lists`),
    region: region.region,
    publishedAt: publishedAt ? formatDate(ctx.locale, publishedAt) : '',
    outcome,
    tabs: listOutcomes.map((one) => ({ outcome: one, count: counts[one] })),
    columns: columnsOf(outcome),
    rows,
    page,
    pages: Math.max(1, Math.ceil(counts[outcome] / pageSize)),
  }
}

export default function RegionListPage() {
  const data = useLoaderData<typeof loader>()
  const { title, head, lists, region, outcome, tabs, columns, rows, page, pages } = data
  const { t } = useTranslate()
  const here = `${lists}/${region}`
  return (
    <Page
      title={title}
      lead={t('lists:lead', { date: data.publishedAt })}
      width="wide"
      before={<ScreeningHead {...head} current="lists" />}
      back={{ href: lists, text: t('lists:back') }}
    >
      <SectionNav
        label={t('lists:which')}
        items={tabs.map((tab) => ({
          href: `${here}?list=${tab.outcome}`,
          text: t(`lists:tab.${tab.outcome}`),
          current: tab.outcome === outcome,
          tag: tab.count,
        }))}
      />
      <ListFiles href={here} outcome={outcome} />
      <Table
        caption={title}
        captionHidden
        dense
        columns={columns.map((key) => ({ key, title: t(`lists:column.${key}`), numeric: key === 'place' }))}
        rows={rows}
        empty={<p>{t(outcome === 'recipient' ? 'allocation:list.noRecipients' : 'allocation:list.noWaiting')}</p>}
      />
      <Pagination
        label={t('lists:pages')}
        page={page}
        pages={pages}
        hrefFor={(number) => `${here}?list=${outcome}&page=${number}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
      <SignatureLines />
    </Page>
  )
}
