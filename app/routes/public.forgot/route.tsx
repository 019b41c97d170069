import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { type ForgotAnswer, forgot } from '#app/http/forgot.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { OwnPhone } from '#app/ui/own-phone.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PinFields } from '#app/ui/pin-fields.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  if (ctx.viewer.kind === 'applicant') throw redirect(ctx.href('/application/pin'))
  return { title: ctx.t('card:forgot.title'), sms: ctx.services.env.sms !== null }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return forgot(ctx, args.context.clientAddress, await args.request.formData())
}

export default function Forgot() {
  const { title, sms } = useLoaderData<typeof loader>()
  const answer = useActionData<ForgotAnswer>()
  const form = useFormState(answer, answer && 'asked' in answer ? { code: answer.asked } : {})
  const { t, locale } = useTranslate()
  const asked = Boolean(answer && 'asked' in answer) || form.value('intent') === 'set'
  return (
    <Page
      title={title}
      back={{ href: `/${locale}/enter`, text: t('card:forgot.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <p>{t('card:forgot.people')}</p>
      {!sms ? null : asked ? (
        <form method="post" noValidate>
          <p role="status">{t('card:forgot.sent')}</p>
          <input type="hidden" name="intent" value="set" />
          <Field label={t('card:code')} name="code" size="half" readOnly value={form.value('code')} />
          <Field
            label={t('card:forgot.smsCode')}
            name="smsCode"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            size="short"
            {...form.error('smsCode')}
          />
          <PinFields form={form} />
          <OwnPhone checked={form.value('ownPhone') === 'yes'} />
          <Button>{t('card:pin.button')}</Button>
        </form>
      ) : (
        <form method="post" noValidate>
          <h2>{t('card:forgot.smsTitle')}</h2>
          <p>{t('card:forgot.smsLead')}</p>
          <Field
            label={t('account:code')}
            hint={t('account:codeHint')}
            name="code"
            size="half"
            spellCheck={false}
            value={form.value('code')}
            {...form.error('code')}
          />
          <Button>{t('card:forgot.button')}</Button>
        </form>
      )}
    </Page>
  )
}
