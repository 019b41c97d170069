import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownSheet } from '#app/domain/paper/sheet.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PaperSheet } from '#app/ui/paper-sheet.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = await ownApplication(ctx)
  const origin = ctx.services.env.publicOrigin ?? new URL(args.request.url).origin
  return { title: ctx.t('paper:sheet.title'), sheet: ownSheet(dossier, origin, ctx.locale) }
}

/** A sheet to print and write on by hand; its QR code leads back to the page of photographs. */
export default function EssaySheet() {
  const { title, sheet } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} back={{ href: `/${locale}/application/essay/pages`, text: t('paper:toPages') }}>
      <PaperSheet sheet={sheet} />
    </Page>
  )
}
