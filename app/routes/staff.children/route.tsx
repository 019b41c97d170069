import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findByCode } from '#app/domain/application/find-by-code.server.ts'
import { mistakeOf } from '#app/domain/card/code-mistake.ts'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** The code of a sheet or a card leads to the child's page. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const code = new URL(args.request.url).searchParams.get('code')?.slice(0, 60) ?? ''
  const mistake = code === '' ? null : mistakeOf(code)
  const found = code === '' || mistake ? null : await findByCode(ctx.domain, code)
  if (found?.ok) throw redirect(ctx.href(`/children/${found.value.applicationId}`))
  const error = mistake
    ? String(ctx.t(`card:mistake.${mistake.kind}` as never, mistake as never))
    : found
      ? ctx.t('status:child.unknown')
      : null
  return { title: ctx.t('status:child.find'), code, error }
}

export default function Children() {
  const { title, code, error } = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  return (
    <Page title={title} lead={t('status:child.findLead')}>
      <form method="get" noValidate>
        <Field
          label={t('account:code')}
          name="code"
          size="half"
          autoComplete="off"
          spellCheck={false}
          value={code}
          {...(error ? { error } : {})}
        />
        <Button>{t('status:child.search')}</Button>
      </form>
    </Page>
  )
}
