import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { consentSheet } from '#app/http/consent-sheet.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ConsentSheet } from '#app/ui/consent-sheet.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { application } = await ownApplication(ctx)
  return { title: ctx.t('consent:sheet.title'), sheet: await consentSheet(ctx, args.request, application) }
}

export default function Sheet() {
  const { title, sheet } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('consent:sheet.lead')}
      back={{ href: `/${locale}/application/consent`, text: t('application:section.consent') }}
    >
      <ConsentSheet {...sheet} qrLabel={t('consent:sheet.qr')} />
    </Page>
  )
}
