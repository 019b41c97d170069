import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listChildren } from '#app/domain/partner/list-children.server.ts'
import { listOpenContests } from '#app/domain/partner/list-open-contests.server.ts'
import { listOwnPartners } from '#app/domain/partner/list-own-partners.server.ts'
import { childParts } from '#app/domain/partner/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'
import { ChildFilters } from './child-filters.tsx'
import { ChildTable } from './child-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const params = new URL(args.request.url).searchParams
  const request = {
    contestId: params.get('contest') || null,
    part: childParts.find((part) => part === params.get('part')) ?? 'all',
    search: (params.get('search') ?? '').trim().slice(0, 100),
    page: Math.max(1, Number.parseInt(params.get('page') ?? '', 10) || 1),
  }
  const [partners, contests, children] = await Promise.all([
    listOwnPartners(ctx.domain),
    listOpenContests(ctx.domain, ctx.locale),
    listChildren(ctx.domain, request, ctx.locale),
  ])
  return { title: ctx.t('partner:home.title'), partners, contests, request, children }
}

export default function PartnerHome() {
  const { title, partners, contests, request, children } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const approved = partners.filter(({ state }) => state === 'approved')
  const base = `/${locale}/partner`
  const hrefOf = (change: { part?: string; page?: number }) => {
    const query = new URLSearchParams({ part: change.part ?? request.part })
    if (children.contestId) query.set('contest', children.contestId)
    if (request.search) query.set('search', request.search)
    if (change.page && change.page > 1) query.set('page', String(change.page))
    return `${base}?${query}`
  }
  return (
    <Page title={title} lead={approved.map(({ name }) => name).join(', ')} width="wide">
      {partners.length === 0 ? (
        <EmptyState title={t('partner:home.none')}>{t('partner:home.noneHint')}</EmptyState>
      ) : null}
      {partners
        .filter(({ state }) => state !== 'approved')
        .map(({ id, name, reason }) => (
          <Notification key={id} tone="warn" title={t('partner:home.suspended', { organisation: name })}>
            {reason}
          </Notification>
        ))}
      {approved.length > 0 ? (
        <>
          <h2>{t('partner:home.contests')}</h2>
          {contests.length === 0 ? <p>{t('partner:home.noContest')}</p> : null}
          <CardGrid>
            {contests.map((contest) => (
              <Card
                key={contest.id}
                title={contest.title}
                href={`/${locale}/contests/${contest.slug}`}
                headingLevel={3}
                meta={
                  contest.closesAt
                    ? t('partner:home.until', { at: formatDateTime(locale, new Date(contest.closesAt)) })
                    : null
                }
              >
                <ButtonRow>
                  <ButtonLink href={`${base}/contests/${contest.id}/children/new`}>{t('partner:home.add')}</ButtonLink>
                  <ButtonLink kind="secondary" href={`${base}/contests/${contest.id}/import`}>
                    {t('partner:home.import')}
                  </ButtonLink>
                  <ButtonLink kind="secondary" href={`${base}/contests/${contest.id}/cards`}>
                    {t('partner:home.cards')}
                  </ButtonLink>
                </ButtonRow>
              </Card>
            ))}
          </CardGrid>
          <h2>{t('partner:home.children')}</h2>
          <SectionNav
            label={t('partner:home.parts')}
            items={childParts.map((part) => ({
              href: hrefOf({ part }),
              text: t(`partner:part.${part}`),
              current: part === request.part,
              tag: formatNumber(locale, children.parts[part]),
            }))}
          />
          <ChildFilters base={base} request={request} contestId={children.contestId} contests={children.contests} />
          <ChildTable rows={children.rows} total={children.total} filtered={children.parts.all > 0} />
          <Pagination
            label={t('partner:home.pages')}
            page={children.page}
            pages={children.pages}
            hrefFor={(page) => hrefOf({ page })}
            previousText={t('common:previous')}
            nextText={t('common:next')}
          />
        </>
      ) : null}
    </Page>
  )
}
