import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { acceptInvitation } from '#app/domain/jury/accept-invitation.server.ts'
import { joinInput, newJurorInput } from '#app/domain/jury/input.server.ts'
import { readInvitation } from '#app/domain/jury/read-invitation.server.ts'
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
    if (reading.mine) throw redirect(ctx.href(`/jury/${reading.mine}`))
    throw data({ kind: 'gone' }, { status: 410 })
  }
  return {
    title: ctx.t('jury:invitation.title'),
    contest: contestTitle(reading.contest, ctx.locale),
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
      : parseForm(reading.as === 'new' ? newJurorInput : joinInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await acceptInvitation(ctx.domain, { token, ...parsed.value })
  if (outcome.ok) {
    const next = ctx.href(`/jury/${outcome.value.contestId}/profile`)
    if (reading.as === 'self') return redirect(next)
    return staffSignedIn(ctx, outcome.value.accountId, key, next, new FormData())
  }
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'gone') throw data({ kind: 'gone' }, { status: 410 })
  if (outcome.reason === 'wrong') return refused(form, 'password', 'account:error.signIn.wrong')
  if (outcome.reason === 'changed') return refused(form, '', 'error:conflict')
  return refused(form, '', 'jury:error.knowsAuthors')
}

export default function Invitation() {
  const { title, contest, email, as } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const problem = useActionData<typeof action>()
  const form = useFormState(problem, {})
  return (
    <Page
      title={title}
      caption={contest}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <p>{t('jury:invitation.body')}</p>
      <p>{t('jury:invitation.promise')}</p>
      <form method="post" noValidate>
        <h2>{t(`jury:invitation.as.${as}`)}</h2>
        <p>{t('jury:invitation.email', { email })}</p>
        {as === 'new' ? (
          <Field
            label={t('jury:invitation.name')}
            hint={t('jury:invitation.nameHint')}
            name="name"
            autoComplete="name"
            value={form.value('name')}
            {...form.error('name')}
          />
        ) : null}
        {as === 'self' ? null : (
          <Field
            label={t('account:password')}
            {...(as === 'new' ? { hint: t('jury:invitation.passwordHint') } : {})}
            name="password"
            type="password"
            size="half"
            autoComplete={as === 'new' ? 'new-password' : 'current-password'}
            {...form.error('password')}
          />
        )}
        <Button>{t('jury:invitation.accept')}</Button>
      </form>
    </Page>
  )
}
