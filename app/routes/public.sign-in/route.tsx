import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { staffSignInInput } from '#app/domain/identity/input.server.ts'
import { signInStaff } from '#app/domain/identity/sign-in-staff.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { mayTry, staffSignedIn } from '#app/http/sign-in.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResumeForm } from '#app/ui/resume-form.tsx'
import { keptInValues, SignInForm } from '#app/ui/sign-in-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const next = new URL(args.request.url).searchParams.get('next') ?? ''
  if (ctx.viewer.kind === 'staff') throw redirect(ctx.href('/home'))
  return { title: ctx.t('account:staff.title'), next }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  const parsed = parseForm(staffSignInInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { email, next } = parsed.value
  const key = `email:${email.toLowerCase()}`
  if (!(await mayTry(ctx, key))) return refused(form, 'email', 'error:tooMany')
  const outcome = await signInStaff(ctx.domain, parsed.value)
  if (!outcome.ok) return refused(form, 'password', 'account:error.signIn.wrong')
  return staffSignedIn(ctx, outcome.value.accountId, key, next, form)
}

export default function SignIn() {
  const { title, next } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  if (problem && 'resume' in problem) return <ResumeForm {...problem.resume} />
  const kept = problem && 'values' in problem ? keptInValues(problem.values) : []
  return (
    <Page title={title} lead={t('account:staff.lead')}>
      <SignInForm
        kind="staff"
        action={`/${locale}/sign-in`}
        next={(problem && 'values' in problem && problem.values.next?.[0]) || next}
        kept={kept}
        problem={problem}
      />
      <p>
        <a href={`/${locale}/enter`}>{t('account:staff.toApplicant')}</a>
      </p>
    </Page>
  )
}
