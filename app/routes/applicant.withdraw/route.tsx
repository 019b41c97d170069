import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  // After the POST the application is gone already; the page then only confirms it.
  if (args.request.method === 'GET') await ownApplication(ctx)
  return { title: ctx.t('application:withdraw.title') }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const outcome = await withdrawApplication(ctx.domain, application.id)
  if (!outcome.ok) return notFound()
  const cookie = await endSession(ctx.domain.db, null, ctx.secure)
  return data({ withdrawn: true }, { headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache", "storage"' } })
}

export default function Withdraw() {
  const { title } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  if (done && 'withdrawn' in done) {
    return (
      <Page title={t('application:withdraw.doneTitle')} lead={t('application:withdraw.doneBody')}>
        <ButtonLink href={`/${locale}`} kind="secondary">
          {t('error:home')}
        </ButtonLink>
      </Page>
    )
  }
  return (
    <Page title={title}>
      <Confirm
        title={t('application:withdraw.ask')}
        action={
          <form method="post">
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
