import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeCard } from '#app/ui/code.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { progress, code, submittedAt, contest, essay } = await presentOwn(
    ctx.domain,
    await ownApplication(ctx),
    ctx.locale,
  )
  if (progress === 'draft') throw redirect(ctx.href('/application'))
  return { title: ctx.t('application:receipt.title'), code, submittedAt, contest, words: essay.submittedWords }
}

export default function Receipt() {
  const { title, code, submittedAt, contest, words } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} caption={contest.title}>
      <CodeCard label={t('application:code.label')} code={code} hint={t('application:code.hint')} />
      {submittedAt ? <p>{t('application:status.submittedAt', { at: formatDateTime(locale, submittedAt) })}</p> : null}
      <p>{t('application:receipt.words', { count: words })}</p>
      <h2>{t('application:receipt.next')}</h2>
      <ol>
        <li>{t('application:receipt.check')}</li>
        <li>{t('application:receipt.read')}</li>
        <li>{t('application:receipt.result')}</li>
      </ol>
      {contest.closesAt ? (
        <p>{t('application:receipt.until', { at: formatDateTime(locale, contest.closesAt) })}</p>
      ) : null}
      <p>
        <ButtonLink href={`/${locale}/application`} kind="secondary">
          {t('application:receipt.toStatus')}
        </ButtonLink>
      </p>
    </Page>
  )
}
