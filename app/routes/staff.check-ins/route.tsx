import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listRequests } from '#app/domain/handover/list-requests.server.ts'
import { settleRequest } from '#app/domain/handover/settle-request.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'organiser')
  const { requests, counts } = await listRequests(ctx.domain)
  return {
    title: ctx.t('handover:requests.title'),
    counts,
    requests: requests.map(({ district, at, ...request }) => ({
      ...request,
      district: district?.[ctx.locale] ?? '',
      day: formatDate(ctx.locale, at),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'organiser')
  const form = await args.request.formData()
  const outcome = await settleRequest(ctx.domain, String(form.get('request') ?? ''))
  return outcome.ok ? redirectWithNotice(ctx.href('/check-ins'), 'saved') : notFound()
}

export default function CheckIns() {
  const { title, requests, counts } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('handover:requests.lead')}>
      {requests.length === 0 ? (
        <EmptyState title={t('handover:requests.none')}>{t('handover:requests.noneHint')}</EmptyState>
      ) : (
        <CardGrid>
          {requests.map((request) => (
            <Card
              key={request.id}
              title={request.name}
              href={`/${locale}/children/${request.applicationId}`}
              meta={[formatCode(request.code), request.district, request.day].filter(Boolean).join(' · ')}
            >
              {request.note ? <p>«{request.note}»</p> : null}
              <p>{[request.phone, request.label].filter(Boolean).join(' · ')}</p>
              <form method="post" noValidate>
                <input type="hidden" name="request" value={request.id} />
                <Button kind="secondary">{t('handover:requests.settle')}</Button>
              </form>
            </Card>
          ))}
        </CardGrid>
      )}
      <h2>{t('handover:requests.counts')}</h2>
      <p>{t('handover:requests.countsHint')}</p>
      {counts.length === 0 ? (
        <p>{t('handover:requests.few')}</p>
      ) : (
        <SummaryList
          rows={counts.map(({ answers, families }) => ({
            key: answers.map((answer) => t(`handover:answer.${answer}`)).join(' · '),
            value: formatNumber(locale, families),
          }))}
        />
      )}
    </Page>
  )
}
