import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePin } from '#app/domain/card/change-pin.server.ts'
import { getOwnCard } from '#app/domain/card/get-own-card.server.ts'
import { changePinInput } from '#app/domain/card/input.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PinFields } from '#app/ui/pin-fields.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const card = (await getOwnCard(ctx.domain)) ?? notFound()
  return { title: ctx.t('card:pin.title'), given: card.given }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(changePinInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { currentPin: current, pin } = parsed.value
  const outcome = await changePin(ctx.domain, { current, pin, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    if (outcome.reason === 'wrong') return refused(form, 'currentPin', 'card:error.currentPin')
    const at = outcome.openAt ? formatDateTime(ctx.locale, outcome.openAt) : ''
    return refused(form, 'currentPin', 'card:error.locked', { at })
  }
  const { remembered } = ctx.viewer
  const cookie = await startSession(ctx.domain.db, outcome.value.accountId, ctx.secure, remembered)
  return redirect(ctx.href('/application?notice=saved'), { headers: { 'Set-Cookie': cookie } })
}

export default function Pin() {
  const { title, given } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      lead={t(given ? 'card:pin.given' : 'card:pin.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" noValidate>
        {given ? null : (
          <Field
            label={t('card:pin.current')}
            name="currentPin"
            type="password"
            inputMode="numeric"
            autoComplete="current-password"
            maxLength={6}
            size="short"
            {...form.error('currentPin')}
          />
        )}
        <PinFields form={form} />
        <Button>{t('card:pin.button')}</Button>
      </form>
    </Page>
  )
}
