import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPartners } from '#app/domain/partner/list-partners.server.ts'
import { partnerStates } from '#app/domain/partner/partner.ts'
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
  const ctx = await allow(args, 'organiser')
  const params = new URL(args.request.url).searchParams
  const state = partnerStates.find((known) => known === params.get('state')) ?? 'applied'
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '', 10) || 1)
  const listed = await listPartners(ctx.domain, { state, page })
  const places = await nameUnitsByCode(
    ctx.domain,
    listed.rows.map(({ region }) => region),
    ctx.locale,
  )
  return {
    title: ctx.t('partner:list.title'),
    state,
    ...listed,
    rows: listed.rows.map((row) => ({ ...row, place: [places.get(row.region), row.village].join(' · ') })),
  }
}

export default function Partners() {
  const { title, state, parts, rows, page, pages } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/partners`
  return (
    <Page title={title} lead={t('partner:list.lead')} width="wide">
      <SectionNav
        label={t('partner:list.states')}
        items={parts.map((part) => ({
          href: `${base}?state=${part.state}`,
          text: t(`partner:states.${part.state}`),
          current: part.state === state,
          tag: formatNumber(locale, part.count),
        }))}
      />
      <Table
        caption={t(`partner:states.${state}`)}
        captionHidden
        columns={[
          { key: 'name', title: t('partner:organisation') },
          { key: 'kind', title: t('partner:kind') },
          { key: 'place', title: t('partner:where') },
          { key: 'applied', title: t('partner:appliedAt') },
          { key: 'accounts', title: t('partner:people'), numeric: true },
          { key: 'children', title: t('partner:children'), numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          href: `${base}/${row.id}`,
          cells: {
            name: row.name,
            kind: t(`partner:kinds.${row.kind}`),
            place: row.place,
            applied: formatDate(locale, new Date(row.appliedAt)),
            accounts: formatNumber(locale, row.accounts),
            children: formatNumber(locale, row.children),
          },
        }))}
        empty={<EmptyState title={t('partner:list.empty')}>{t('partner:list.emptyHint')}</EmptyState>}
      />
      <Pagination
        label={t('partner:list.pages')}
        page={page}
        pages={pages}
        hrefFor={(number) => `${base}?state=${state}&page=${number}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </Page>
  )
}
