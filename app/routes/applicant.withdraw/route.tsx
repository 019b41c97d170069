import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { isWithdrawnCode } from '#app/domain/consent/withdraw-by-code.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Withdrawn } from '#app/ui/withdrawn.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return { title: ctx.t('application:withdraw.title'), code: (await ownApplication(ctx)).application.code }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  if (ctx.viewer.kind === 'visitor') {
    // The answer to the first POST may have been lost on the way, and the session ended with it.
    const form = await args.request.clone().formData()
    if (await isWithdrawnCode(ctx.domain, String(form.get('code') ?? '')))
      throw redirect(ctx.href('/withdraw?done=yes'))
  }
  await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const outcome = await withdrawApplication(ctx.domain, application.id)
  if (!outcome.ok) return notFound()
  const cookie = await endSession(ctx.domain.db, null, ctx.secure)
  return data({ withdrawn: true }, { headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache", "storage"' } })
}

export default function Withdraw() {
  const { title, code } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  if (done && 'withdrawn' in done) return <Withdrawn />
  return (
    <Page title={title}>
      <Confirm
        title={t('application:withdraw.ask')}
        action={
          <form method="post">
            <input type="hidden" name="code" value={code} />
            <Button kind="danger">{t('application:withdraw.button')}</Button>
          </form>
        }
        cancel={{ href: `/${locale}/application`, text: t('application:withdraw.keep') }}
      >
        {t('application:withdraw.body')}
      </Confirm>
    </Page>
  )
}
