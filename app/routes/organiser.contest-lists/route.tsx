import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listRegionFigures } from '#app/domain/allocation/list-region-figures.server.ts'
import { listRegionTotals } from '#app/domain/allocation/list-region-totals.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { RegionFigures } from '#app/ui/map/region-figures.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** The published lists by region: all for an organiser, their own for a coordinator. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const totals = await listRegionTotals(ctx.domain, contest.id)
  const head = screeningHead(ctx, contest)
  return {
    title: ctx.t('lists:heading'),
    // A coordinator sees the own regions alone.
    figures: head.organiser && totals ? await listRegionFigures(ctx.domain, contest.id, totals.regions) : null,
    head,
    base: ctx.href(`/organiser/contests/${contest.id}/lists`),
    publishedAt: totals?.publishedAt ? formatDate(ctx.locale, totals.publishedAt) : null,
    regions: (totals?.regions ?? [])
      .map(({ names, ...region }) => ({ ...region, name: names[ctx.locale] }))
      .sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
  }
}

export default function Lists() {
  const { title, head, base, publishedAt, regions, figures } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={publishedAt ? t('lists:lead', { date: publishedAt }) : undefined} width="wide">
      <ScreeningHead {...head} current="lists" />
      {publishedAt ? (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/${locale}/organiser/contests/${head.contestId}/answers`}>
            {t('lists:answers.title')}
          </ButtonLink>
          {head.organiser ? (
            <ButtonLink kind="secondary" href={`/${locale}/organiser/contests/${head.contestId}/appeals`}>
              {t('lists:appeals.title')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
      {publishedAt ? (
        <Table
          caption={t('lists:caption')}
          columns={[
            { key: 'region', title: t('allocation:region') },
            { key: 'recipients', title: t('allocation:run.recipients'), numeric: true },
            { key: 'waiting', title: t('allocation:run.waiting'), numeric: true },
          ]}
          rows={regions.map((row) => ({
            key: row.region,
            href: `${base}/${row.region}`,
            cells: {
              region: row.name,
              recipients: formatNumber(locale, row.recipients),
              waiting: formatNumber(locale, row.waiting),
            },
          }))}
          empty={<p>{t('lists:noRegion')}</p>}
        />
      ) : (
        <EmptyState title={t('lists:notYet.title')}>{t('lists:notYet.body')}</EmptyState>
      )}
      {figures ? <RegionFigures figures={{ regions: figures, others: null }} /> : null}
    </Page>
  )
}
