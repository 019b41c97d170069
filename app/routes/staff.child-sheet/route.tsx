import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findReached } from '#app/domain/application/reached-application.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { consentSheet } from '#app/http/consent-sheet.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ConsentSheet } from '#app/ui/consent-sheet.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator', 'partner')
  const application = await findReached(ctx.domain, args.params.applicationId ?? '')
  if (!application) return notFound()
  return {
    title: ctx.t('consent:sheet.title'),
    id: application.id,
    sheet: await consentSheet(ctx, args.request, application),
  }
}

export default function ChildSheet() {
  const { title, id, sheet } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('consent:sheet.lead')}
      back={{ href: `/${locale}/children/${id}`, text: t('status:child.title') }}
    >
      <ConsentSheet {...sheet} qrLabel={t('consent:sheet.qr')} />
    </Page>
  )
}
