import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPublishedWork } from '#app/domain/allocation/list-published-work.server.ts'
import type { Role } from '#app/domain/context.ts'
import { countRequests } from '#app/domain/handover/list-requests.server.ts'
import { listScreeningWork } from '#app/domain/screening/list-screening-work.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** The home of roles other than organisers and jurors: what waits for a coordinator, nothing yet for the others. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'technician', 'safeguarding')
  const coordinates = ctx.viewer.roles.includes('coordinator')
  const screening = coordinates ? await listScreeningWork(ctx.domain, ctx.locale) : []
  const lists = coordinates ? await listPublishedWork(ctx.domain, ctx.locale) : []
  const asking = coordinates ? await countRequests(ctx.domain) : null
  return { title: ctx.t('common:nav.work'), roles: ctx.viewer.roles, screening, lists, asking }
}

export default function Work() {
  const { title, roles, screening, lists, asking } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={roles.map((role) => t(`account:role.${role satisfies Role}`)).join(', ')}>
      {screening.length === 0 && lists.length === 0 && asking === null ? (
        <EmptyState title={t('account:work.emptyTitle')}>{t('account:work.emptyBody')}</EmptyState>
      ) : (
        <CardGrid>
          {asking === null ? null : (
            <Card title={t('handover:requests.title')} href={`/${locale}/check-ins`}>
              <p>{t('handover:requests.waiting', { requests: formatNumber(locale, asking) })}</p>
            </Card>
          )}
          {screening.map(({ id, title, waiting, texts }) => (
            <Card key={id} title={title} href={`/${locale}/organiser/contests/${id}/applications`}>
              <p>
                {t('screening:part.check')}: {formatNumber(locale, waiting)}
              </p>
              <p>
                {t('screening:part.text')}: {formatNumber(locale, texts)}
              </p>
            </Card>
          ))}
          {lists.map(({ id, title: contest, recipients }) => (
            <Card
              key={`lists-${id}`}
              title={t('lists:work.title', { contest })}
              href={`/${locale}/organiser/contests/${id}/lists`}
            >
              <p>{t('lists:work.recipients', { recipients })}</p>
            </Card>
          ))}
        </CardGrid>
      )}
    </Page>
  )
}
