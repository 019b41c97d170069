import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listVersions } from '#app/domain/essay/list-versions.server.ts'
import { restoreVersion } from '#app/domain/essay/restore-version.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  return { title: ctx.t('essay:earlier.title'), versions: await listVersions(ctx.domain, application.id) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  const version = Number((await args.request.formData()).get('version'))
  if (!Number.isInteger(version) || version < 1 || version > 1_000_000) return notFound()
  const restored = await restoreVersion(ctx.domain, application.id, version)
  if (restored.ok) return redirectWithNotice(ctx.href('/application/essay'), 'saved')
  return restored.reason === 'not-found' ? notFound() : forbidden()
}

export default function Earlier() {
  const { title, versions } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('essay:earlier.lead')}
      back={{ href: `/${locale}/application/essay`, text: t('essay:earlier.back') }}
    >
      {versions.length === 0 ? <p>{t('essay:earlier.none')}</p> : null}
      {versions.map((one) => (
        <Details
          key={one.version}
          summary={`${formatDateTime(locale, one.savedAt)} · ${t('essay:wordCount', { count: one.words })}`}
        >
          <PlainText text={one.body} />
          <form method="post">
            <input type="hidden" name="version" value={one.version} />
            <Button kind="secondary">{t('essay:earlier.restore')}</Button>
          </form>
        </Details>
      ))}
    </Page>
  )
}
