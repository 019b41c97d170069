import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { newAccountInput } from '#app/domain/identity/input.server.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { localeNames, locales } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RoleFields } from '#app/ui/role-fields.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'administrator')
  return { title: ctx.t('account:new.title'), regions: await listRegions(ctx.domain, ctx.locale) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'administrator')
  const form = await args.request.formData()
  const parsed = parseForm(newAccountInput, form, ['roles', 'regions'])
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await createAccount(ctx.domain, parsed.value)
  if (!outcome.ok) return refused(form, 'email', 'account:error.email.taken')
  return redirectWithNotice(ctx.href('/administrator/accounts'), 'created')
}

export default function NewAccount() {
  const { title, regions } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { locale: 'kk' })
  return (
    <Page title={title} back={{ href: `/${locale}/administrator/accounts`, text: t('account:list.title') }}>
      <form method="post" noValidate>
        <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        <Field
          label={t('account:name')}
          name="displayName"
          value={form.value('displayName')}
          {...form.error('displayName')}
        />
        <Field
          label={t('account:email')}
          name="email"
          type="email"
          value={form.value('email')}
          {...form.error('email')}
        />
        <Radios
          legend={t('account:locale')}
          name="locale"
          inline
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          value={form.value('locale')}
        />
        <RoleFields regions={regions} form={form} />
        <Field
          label={t('account:password')}
          hint={t('account:passwordHint')}
          name="password"
          type="password"
          autoComplete="new-password"
          {...form.error('password')}
        />
        <Button>{t('account:new.create')}</Button>
      </form>
    </Page>
  )
}
