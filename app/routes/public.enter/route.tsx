import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { applicantSignInInput } from '#app/domain/identity/input.server.ts'
import { signInApplicant } from '#app/domain/identity/sign-in-applicant.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { firstPage } from '#app/http/own-application.server.ts'
import { mayTry, signedIn } from '#app/http/sign-in.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResumeForm } from '#app/ui/resume-form.tsx'
import { keptInValues, SignInForm } from '#app/ui/sign-in-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const next = new URL(args.request.url).searchParams.get('next') ?? ''
  if (ctx.viewer.kind === 'applicant') throw redirect(ctx.href('/home'))
  return { title: ctx.t('account:applicant.title'), next }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  const parsed = parseForm(applicantSignInInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { code, next } = parsed.value
  const key = `code:${code.toLowerCase().replace(/[^0-9a-z]/g, '')}`
  if (!(await mayTry(ctx, key))) return refused(form, 'code', 'error:tooMany')
  const outcome = await signInApplicant(ctx.domain, parsed.value)
  if (!outcome.ok) {
    if (outcome.reason === 'wrong') return refused(form, 'pin', 'account:error.signIn.wrong')
    return refused(form, 'code', codeError[outcome.reason])
  }
  const { accountId } = outcome.value
  return signedIn(ctx, accountId, key, next, form, await firstPage(ctx, accountId))
}

const codeError = {
  'code-length': 'account:error.code.length',
  'code-symbol': 'account:error.code.symbol',
  'code-check': 'account:error.code.check',
} as const

export default function Enter() {
  const { title, next } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  if (problem && 'resume' in problem) return <ResumeForm {...problem.resume} />
  const kept = problem && 'values' in problem ? keptInValues(problem.values) : []
  return (
    <Page title={title} lead={t('account:applicant.lead')}>
      <SignInForm
        kind="applicant"
        action={`/${locale}/enter`}
        next={(problem && 'values' in problem && problem.values.next?.[0]) || next}
        kept={kept}
        problem={problem}
      />
      <p>{t('account:applicant.lost')}</p>
      <p>
        <a href={`/${locale}/sign-in`}>{t('account:applicant.toStaff')}</a>
      </p>
    </Page>
  )
}
