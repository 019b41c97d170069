import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { activateInput, enterInput } from '#app/domain/card/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { activate, type EnterAnswer, enter, opensFreshCard } from '#app/http/enter.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ActivateForm } from '#app/ui/activate-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResumeForm } from '#app/ui/resume-form.tsx'
import { keptInValues, SignInForm } from '#app/ui/sign-in-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const search = new URL(args.request.url).searchParams
  if (ctx.viewer.kind === 'applicant') throw redirect(ctx.href('/home'))
  const code = (search.get('code') ?? '').slice(0, 60)
  const fresh = await opensFreshCard(ctx, args.context.clientAddress, code)
  return {
    title: ctx.t(fresh ? 'card:activate.title' : 'account:applicant.title'),
    next: search.get('next') ?? '',
    code,
    fresh,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  if (form.get('intent') === 'activate') {
    const chosen = parseForm(activateInput, form)
    if (!chosen.ok) return invalid(chosen.problem)
    return activate(ctx, args.context.clientAddress, form, chosen.value)
  }
  const typed = parseForm(enterInput, form)
  if (!typed.ok) return invalid(typed.problem)
  return enter(ctx, args.context.clientAddress, form, typed.value)
}

export default function Enter() {
  const { title, code, fresh, ...shown } = useLoaderData<typeof loader>()
  const problem = useActionData<EnterAnswer>()
  const { t, locale } = useTranslate()
  const form = useFormState(problem, { code })
  if (problem && 'resume' in problem) return <ResumeForm {...problem.resume} />
  const values = problem && 'values' in problem ? problem.values : {}
  const next = values.next?.[0] || shown.next
  const action = `/${locale}/enter`
  const used = problem !== undefined && 'used' in problem
  if (!used && (values.intent ? values.intent[0] === 'activate' : fresh)) {
    return (
      <Page
        title={title}
        lead={t('card:activate.lead')}
        before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      >
        <ActivateForm action={action} next={next} form={form} />
      </Page>
    )
  }
  return (
    <Page title={title} lead={t('account:applicant.lead')}>
      <SignInForm
        kind="applicant"
        action={action}
        next={next}
        code={code}
        kept={keptInValues(values)}
        problem={problem}
      />
      <p>
        <a href={`${action}/forgot`}>{t('card:forgot.link')}</a>
      </p>
      <p>
        <a href={`/${locale}/sign-in`}>{t('account:applicant.toStaff')}</a>
      </p>
    </Page>
  )
}
