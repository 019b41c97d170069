import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { findDuplicates } from '#app/domain/screening/find-duplicates.server.ts'
import { listQueue } from '#app/domain/screening/list-queue.server.ts'
import { mayApprove, mayScreen, queueParts, screenedRegions } from '#app/domain/screening/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { queueOf, queueQuery, screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'
import { QueueActions } from './queue-actions.tsx'
import { QueueFilters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** What came in since the last look is compared while the page loads, unless it is a great deal. */
const comparedOnLoad = 300

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const search = await findDuplicates(ctx.domain, contest.id, comparedOnLoad)
  const queue = queueOf(args.request, contest.id)
  const listed = await listQueue(ctx.domain, queue)
  const mine = screenedRegions(ctx.viewer)
  const regions = (await listRegions(ctx.domain, ctx.locale)).filter(
    ({ kato }) => contest.regions.includes(kato) && (mine === null || mine.includes(kato)),
  )
  const places = await nameUnitsByCode(
    ctx.domain,
    listed.rows.flatMap((row) => [row.region ?? [], row.district ?? []].flat()),
    ctx.locale,
  )
  const base = ctx.href(`/organiser/contests/${contest.id}/applications`)
  return {
    title: ctx.t('screening:list.title'),
    head: screeningHead(ctx, contest),
    base,
    queue,
    query: queueQuery(queue),
    total: listed.total,
    page: listed.page,
    pages: listed.pages,
    pageHrefs: Array.from({ length: listed.pages }, (_, at) => `${base}${queueQuery(queue, at + 1)}`),
    parts: queueParts.map((part) => ({
      part,
      count: listed.parts[part],
      href: `${base}${queueQuery({ ...queue, part })}`,
    })),
    rows: listed.rows.map((row) => ({
      ...row,
      place: [row.region, row.district].flatMap((kato) => places.get(kato ?? '') ?? []).join(' · '),
    })),
    regions,
    languages: contest.essayLanguages,
    unfinished: search.value.unfinished,
    mayScreen: mayScreen(contest),
    mayApprove: mayApprove(contest),
    hasTyping: ctx.viewer.roles.includes('organiser'),
    mayEnter: ctx.viewer.roles.includes('organiser') && (contest.state === 'open' || contest.state === 'closed'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  await findDuplicates(ctx.domain, contest.id)
  return redirectWithNotice(ctx.href(`/organiser/contests/${contest.id}/applications?part=flagged`), 'compared')
}

export default function Applications() {
  const shown = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { title, head, base, queue, parts, page, pages, pageHrefs } = shown
  return (
    <Page title={title} width="wide">
      <ScreeningHead {...head} />
      <QueueActions {...shown} />
      <SectionNav
        label={t('screening:list.parts')}
        items={parts.map(({ part, count, href }) => ({
          href,
          text: t(`screening:part.${part}`),
          current: part === queue.part,
          tag: formatNumber(locale, count),
        }))}
      />
      <QueueFilters base={base} queue={queue} regions={shown.regions} languages={shown.languages} />
      <QueueTable base={base} query={shown.query} part={queue.part} rows={shown.rows} total={shown.total} />
      <Pagination
        label={t('screening:list.pages')}
        page={page}
        pages={pages}
        hrefFor={(number) => pageHrefs[number - 1] ?? base}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </Page>
  )
}
