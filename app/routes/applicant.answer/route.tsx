import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getOwnOffer } from '#app/domain/allocation/get-own-offer.server.ts'
import { isFreed } from '#app/domain/allocation/offer.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { answerForm } from '#app/http/answer-form.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { AnswerFields } from '#app/ui/answer-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** Where a family says whether it takes the device; without one the way leads to the status page. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const offer = await getOwnOffer(ctx.domain, application.id)
  if (!offer) throw redirect(ctx.href('/application'))
  return {
    title: ctx.t('lists:answer.title'),
    until: formatDay(ctx.locale, offer.answerBy),
    answer: offer.state === 'accepted' ? 'accepted' : '',
    freed: isFreed(offer),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const { application } = await ownApplication(ctx)
  return (
    (await answerForm(ctx, form, { applicationId: application.id })) ??
    redirectWithNotice(ctx.href('/application'), 'saved')
  )
}

export default function Answer() {
  const { title, until, answer, freed } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { answer })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={freed ? t('lists:error.freed') : t('lists:answer.until', { until })}
      back={{ href: `/${locale}/application`, text: t('common:myApplication') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {freed ? null : (
        <form method="post" encType="multipart/form-data" noValidate>
          <AnswerFields form={form} legend={t('lists:answer.question')} />
          <Button>{t('lists:answer.submit')}</Button>
        </form>
      )}
    </Page>
  )
}
