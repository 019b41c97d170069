import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation } from '#app/domain/partner/accept-invitation.server.ts'
import { knownPartnerAccountInput, newPartnerAccountInput } from '#app/domain/partner/input.server.ts'
import { readInvitation } from '#app/domain/partner/read-invitation.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { mayTry, staffSignedIn } from '#app/http/sign-in.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data),
  { name: 'robots', content: 'noindex' },
]

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const reading = await readInvitation(ctx.domain, args.params.token ?? '')
  if (reading.state === 'unknown') return notFound()
  if (reading.state === 'gone') {
    if (reading.mine) throw redirect(ctx.href('/partner'))
    throw data({ kind: 'gone' }, { status: 410 })
  }
  return {
    title: ctx.t('partner:invitation.title'),
    organisation: reading.partner.name,
    email: reading.email,
    as: reading.as,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const token = args.params.token ?? ''
  const form = await args.request.formData()
  const reading = await readInvitation(ctx.domain, token)
  if (reading.state === 'unknown') return notFound()
  if (reading.state === 'gone') throw data({ kind: 'gone' }, { status: 410 })
  const key = `email:${reading.email}`
  if (reading.as === 'known' && !(await mayTry(ctx, key))) return refused(form, 'password', 'error:tooMany')
  const parsed =
    reading.as === 'self'
      ? ({ ok: true, value: {} } as const)
      : parseForm(reading.as === 'new' ? newPartnerAccountInput : knownPartnerAccountInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await acceptInvitation(ctx.domain, { token, ...parsed.value })
  if (outcome.ok) {
    const home = ctx.href('/partner')
    if (reading.as === 'self') return redirect(home)
    return staffSignedIn(ctx, outcome.value.accountId, key, home, new FormData())
  }
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'gone') throw data({ kind: 'gone' }, { status: 410 })
  if (outcome.reason === 'wrong') return refused(form, 'password', 'account:error.signIn.wrong')
  if (outcome.reason === 'changed') return refused(form, '', 'error:conflict')
  return refused(form, '', 'partner:error.juror')
}

export default function Invitation() {
  const { title, organisation, email, as } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={title}
      caption={organisation}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <p>{t('partner:invitation.body')}</p>
      <p>{t('partner:invitation.promise')}</p>
      <form method="post" noValidate>
        <h2>{t(`partner:invitation.as.${as}`)}</h2>
        <p>{t('partner:invitation.email', { email })}</p>
        {as === 'new' ? (
          <Field
            label={t('account:name')}
            name="name"
            autoComplete="name"
            value={form.value('name')}
            {...form.error('name')}
          />
        ) : null}
        {as === 'self' ? null : (
          <Field
            label={t('account:password')}
            {...(as === 'new' ? { hint: t('account:passwordHint') } : {})}
            name="password"
            type="password"
            size="half"
            autoComplete={as === 'new' ? 'new-password' : 'current-password'}
            {...form.error('password')}
          />
        )}
        <Button>{t('partner:invitation.accept')}</Button>
      </form>
    </Page>
  )
}
