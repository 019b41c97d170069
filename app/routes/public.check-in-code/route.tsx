import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askInput } from '#app/domain/card/input.server.ts'
import { openCheckIn } from '#app/domain/handover/open-check-in.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { codeRefused } from '#app/http/enter.server.ts'
import { tryCode } from '#app/http/enter-tries.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('handover:ask.title') }
}

/** The code out of an SMS or from a slip, typed by hand, leads to the question. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  const parsed = parseForm(askInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { code } = parsed.value
  const opened = await tryCode(ctx, args.context.clientAddress, code, () => openCheckIn(ctx.domain, code))
  if ('mistake' in opened) return codeRefused(form, opened.mistake)
  if ('problem' in opened) {
    return opened.problem === 'too-many'
      ? refused(form, '', 'card:error.connection')
      : refused(form, 'code', 'handover:code.unknown')
  }
  return redirect(ctx.href(`/check-in/${encodeURIComponent(code)}`))
}

export default function CheckInCode() {
  const { title } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={title}
      lead={t('handover:code.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" noValidate>
        <Field
          label={t('handover:code.label')}
          hint={t('account:codeHint')}
          name="code"
          size="half"
          autoComplete="off"
          spellCheck={false}
          value={form.value('code')}
          {...form.error('code')}
        />
        <Button>{t('handover:code.go')}</Button>
      </form>
    </Page>
  )
}
