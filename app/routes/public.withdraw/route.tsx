import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mistakeOf } from '#app/domain/card/code-mistake.ts'
import { withdrawInput } from '#app/domain/consent/input.server.ts'
import { withdrawByCode } from '#app/domain/consent/withdraw-by-code.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { codeRefused } from '#app/http/enter.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Withdrawn } from '#app/ui/withdrawn.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return {
    title: ctx.t('consent:withdraw.title'),
    done: new URL(args.request.url).searchParams.get('done') === 'yes',
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  const parsed = parseForm(withdrawInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { code, secretPin } = parsed.value
  const mistake = mistakeOf(code)
  if (mistake) return codeRefused(form, mistake)
  const outcome = await withdrawByCode(ctx.domain, { code, secret: secretPin })
  if (outcome.ok) return data({ withdrawn: true })
  if (outcome.reason === 'locked') return refused(form, 'code', 'error:tooMany')
  return refused(form, 'secretPin', 'consent:error.secret.wrong')
}

export default function WithdrawByCode() {
  const { title, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslate()
  const form = useFormState(answer, {})
  if (done || (answer && 'withdrawn' in answer)) return <Withdrawn />
  return (
    <Page
      title={title}
      lead={t('consent:withdraw.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" noValidate>
        <Field
          label={t('account:code')}
          hint={t('account:codeHint')}
          name="code"
          size="half"
          autoComplete="off"
          spellCheck={false}
          value={form.value('code')}
          {...form.error('code')}
        />
        <Field
          label={t('consent:withdraw.secret')}
          hint={t('consent:withdraw.secretHint')}
          name="secretPin"
          size="half"
          autoComplete="off"
          spellCheck={false}
          {...form.error('secretPin')}
        />
        <Checkbox label={t('consent:withdraw.sure')} name="sure" {...form.error('sure')} />
        <Button kind="danger">{t('consent:withdraw.button')}</Button>
      </form>
      <p>{t('consent:withdraw.paper')}</p>
    </Page>
  )
}
