import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeAccount } from '#app/domain/identity/change-account.server.ts'
import { getAccount } from '#app/domain/identity/get-account.server.ts'
import { changeAccountInput, resetPasswordInput } from '#app/domain/identity/input.server.ts'
import { resetPassword } from '#app/domain/identity/reset-password.server.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { isUuid } from '#app/http/uuid.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
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
  const id = args.params.accountId
  const account = isUuid(id) ? await getAccount(ctx.domain, id) : null
  if (!account) return notFound()
  return { title: account.displayName, account, regions: await listRegions(ctx.domain, ctx.locale) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'administrator')
  const accountId = args.params.accountId
  if (!isUuid(accountId)) return notFound()
  const form = await args.request.formData()
  const here = ctx.href(`/administrator/accounts/${accountId}`)
  if (form.get('intent') === 'password') {
    const parsed = parseForm(resetPasswordInput, form)
    if (!parsed.ok) return invalid(parsed.problem)
    const outcome = await resetPassword(ctx.domain, { accountId, ...parsed.value })
    return outcome.ok ? redirectWithNotice(here, 'saved') : notFound()
  }
  const parsed = parseForm(changeAccountInput, form, ['roles', 'regions'])
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await changeAccount(ctx.domain, { accountId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(here, 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, 'roles', 'account:error.roles.lastAdministrator')
}

export default function Account() {
  const { title, account, regions } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {
    roles: account.roles,
    regions: account.regions,
    disabled: account.disabled ? 'yes' : '',
  })
  return (
    <Page
      title={title}
      lead={account.email}
      back={{ href: `/${locale}/administrator/accounts`, text: t('account:list.title') }}
    >
      <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
      <form method="post" noValidate>
        <RoleFields regions={regions} form={form} />
        <Checkbox
          label={t('account:disable')}
          hint={t('account:disableHint')}
          name="disabled"
          checked={form.value('disabled') === 'yes'}
        />
        <Button>{t('common:save')}</Button>
      </form>
      <Details summary={t('account:newPassword')} open={'error' in form.error('password')}>
        <form method="post" noValidate>
          <input type="hidden" name="intent" value="password" />
          <Field
            label={t('account:newPassword')}
            hint={t('account:passwordHint')}
            name="password"
            type="password"
            autoComplete="new-password"
            {...form.error('password')}
          />
          <Button kind="secondary">{t('account:setPassword')}</Button>
        </form>
      </Details>
    </Page>
  )
}
