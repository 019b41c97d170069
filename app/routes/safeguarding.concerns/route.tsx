import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listConcerns } from '#app/domain/concern/list-concerns.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'safeguarding')
  const concerns = await listConcerns(ctx.domain, ctx.locale)
  return {
    title: ctx.t('concern:list.title'),
    concerns: concerns.map(({ raisedAt, ...one }) => ({ ...one, raised: formatDateTime(ctx.locale, raisedAt) })),
  }
}

export default function Concerns() {
  const { title, concerns } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('concern:list.lead')} width="wide">
      {concerns.length === 0 ? (
        <EmptyState title={t('concern:list.empty')}>{t('concern:list.emptyBody')}</EmptyState>
      ) : (
        <Table
          caption={t('concern:list.title')}
          captionHidden
          columns={[
            { key: 'raised', title: t('flag:list.raised') },
            { key: 'contest', title: t('concern:list.contest') },
            { key: 'language', title: t('jury:queue.language') },
            { key: 'state', title: t('flag:list.state') },
          ]}
          rows={concerns.map((one) => ({
            key: one.id,
            href: `/${locale}/safeguarding/${one.id}`,
            cells: {
              raised: one.raised,
              contest: one.contest,
              language: t(`common:language_${one.language as Locale}`),
              state: (
                <StatusTag tone={one.open ? 'waiting' : 'done'}>
                  {t(one.open ? 'concern:state.open' : 'concern:state.closed')}
                </StatusTag>
              ),
            },
          }))}
        />
      )}
    </Page>
  )
}
