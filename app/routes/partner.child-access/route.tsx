import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showPhone } from '#app/domain/application/phone.server.ts'
import { getAccess } from '#app/domain/card/get-access.server.ts'
import { recoveryInput } from '#app/domain/card/input.server.ts'
import { recoverAccess } from '#app/domain/card/recover-access.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { type GivenAccess, givenAccess } from '#app/http/card-sheet.server.ts'
import { type FormProblem, invalid, parseForm } from '#app/http/form.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { AccessForm } from '#app/ui/access-form.tsx'
import { AccessGiven } from '#app/ui/access-given.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RecoveryTable } from '#app/ui/recovery-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, contest } = await ownChild(ctx, args.params)
  const found = (await getAccess(ctx.domain, application.id)) ?? notFound()
  const { recoveries, phone, ...access } = found
  return {
    title: ctx.t('card:access.title'),
    contest: contestTitle(contest, ctx.locale),
    back: ctx.href(`/partner/children/${application.id}`),
    access: { ...access, phone: phone === '' ? '' : showPhone(phone) },
    recoveries: recoveries.map(({ at, ...one }) => ({ ...one, at: formatDateTime(ctx.locale, at) })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, contest } = await ownChild(ctx, args.params)
  const form = await args.request.formData()
  const parsed = parseForm(recoveryInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await recoverAccess(ctx.domain, { ...parsed.value, applicationId: application.id })
  if (!outcome.ok) return notFound()
  return { given: givenAccess(ctx, args.request, contest, outcome.value) }
}

export default function ChildAccess() {
  const { title, contest, back, access, recoveries } = useLoaderData<typeof loader>()
  const answer = useActionData<FormProblem | { given: GivenAccess }>()
  const form = useFormState(answer, {})
  const { t } = useTranslate()
  if (answer && 'given' in answer) return <AccessGiven given={answer.given} back={back} />
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('card:access.lead')}
      back={{ href: back, text: t('partner:child.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <AccessForm form={form} access={access} />
      <RecoveryTable recoveries={recoveries} />
    </Page>
  )
}
