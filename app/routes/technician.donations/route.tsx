import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { donationStates } from '#app/domain/donation/donation.ts'
import { listDonations } from '#app/domain/donation/list-donations.server.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const params = new URL(args.request.url).searchParams
  const state = donationStates.find((known) => known === params.get('state')) ?? 'offered'
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '', 10) || 1)
  const { rows, ...listed } = await listDonations(ctx.domain, { state, page })
  const regions = rows.map(({ region }) => region)
  const places = await nameUnitsByCode(ctx.domain, regions, ctx.locale)
  return {
    title: ctx.t('donation:desk.title'),
    state,
    ...listed,
    rows: rows.map((row) => ({ ...row, place: places.get(row.region) ?? '' })),
  }
}

export default function Donations() {
  const { title, state, parts, rows, page, pages } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const base = `/${locale}/workshop/donations`
  return (
    <Page
      title={title}
      lead={t('donation:desk.lead')}
      back={{ href: `/${locale}/workshop`, text: t('workshop:title') }}
      width="wide"
    >
      <SectionNav
        label={t('donation:desk.states')}
        items={parts.map((part) => ({
          href: `${base}?state=${part.state}`,
          text: t(`donation:desk.is.${part.state}`),
          current: part.state === state,
          tag: formatNumber(locale, part.count),
        }))}
      />
      <Table
        caption={t(`donation:desk.is.${state}`)}
        captionHidden
        columns={[
          { key: 'code', title: t('donation:follow.code') },
          { key: 'donor', title: t('donation:desk.donor') },
          { key: 'class', title: t('donation:class') },
          { key: 'count', title: t('donation:count'), numeric: true },
          { key: 'place', title: t('donation:status.place') },
          { key: 'at', title: t('donation:desk.offeredAt') },
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          href: `${base}/${row.id}`,
          cells: {
            code: row.code,
            donor: row.name,
            class: t(`allocation:class.${row.class}`),
            count: formatNumber(locale, row.count),
            place: row.place,
            at: formatDate(locale, new Date(row.offeredAt)),
          },
        }))}
        empty={<EmptyState title={t('donation:desk.empty')}>{t('donation:desk.emptyHint')}</EmptyState>}
      />
      <Pagination
        label={t('donation:desk.pages')}
        page={page}
        pages={pages}
        hrefFor={(number) => `${base}?state=${state}&page=${number}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </Page>
  )
}
