import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deliver, deliverySteps } from '#app/domain/handover/deliver.server.ts'
import { openDeliveries } from '#app/domain/handover/open-deliveries.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { DistrictForm } from './district-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export const handle = { staff: true }

/** Who waits for a device in the viewer's regions, and the steps on the way there. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'organiser')
  const districts = await openDeliveries(ctx.domain, 'page')
  return {
    title: ctx.t('handover:deliveries.title'),
    districts: districts.map(({ kato, names, deliveries }) => ({
      kato,
      name: names?.[ctx.locale] ?? ctx.t('handover:deliveries.noDistrict'),
      deliveries,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'coordinator', 'organiser')
  const form = await args.request.formData()
  const step = deliverySteps.find((one) => one === form.get('step'))
  if (!step) return notFound()
  const outcome = await deliver(ctx.domain, { applicationIds: form.getAll('child').map(String), step })
  if (!outcome.ok) return refused(form, '', 'handover:deliveries.error.nobody')
  return data({ result: outcome.value })
}

export default function Deliveries() {
  const { title, districts } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(answer, {})
  const result = answer && 'result' in answer ? answer.result : null
  return (
    <Page
      title={title}
      lead={t('handover:deliveries.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {result ? (
        <Notification
          tone={result.left + result.noneReady > 0 ? 'warn' : 'done'}
          role="status"
          title={t('handover:deliveries.result.title')}
        >
          <p>{t('handover:deliveries.result.done', { done: result.done })}</p>
          {result.left > 0 ? <p>{t('handover:deliveries.result.left', { left: result.left })}</p> : null}
          {result.noneReady > 0 ? (
            <p>{t('handover:deliveries.result.noneReady', { noneReady: result.noneReady })}</p>
          ) : null}
        </Notification>
      ) : null}
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/${locale}/check-ins`}>
          {t('handover:deliveries.checkIns')}
        </ButtonLink>
      </ButtonRow>
      {districts.length === 0 ? (
        <EmptyState title={t('handover:deliveries.none')}>{t('handover:deliveries.noneHint')}</EmptyState>
      ) : (
        districts.map((district) => <DistrictForm key={district.kato} {...district} />)
      )}
    </Page>
  )
}
