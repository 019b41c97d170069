import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { getOwnCard } from '#app/domain/card/get-own-card.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { entryAddress } from '#app/http/card-sheet.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { qrOf } from '#app/http/qr.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { CodeCard } from '#app/ui/code.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QrCode } from '#app/ui/qr.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** The child's own card to print or to photograph: the same as one from a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const card = (await getOwnCard(ctx.domain)) ?? notFound()
  const { contest } = await presentOwn(ctx.domain, await ownApplication(ctx), ctx.locale)
  const address = entryAddress(ctx, args.request, ctx.locale, card.code)
  return {
    title: ctx.t('card:own.title'),
    contest: contest.title,
    code: card.code,
    qr: qrOf(address),
    site: address.replace(/^https?:\/\/|\?.*$/g, ''),
  }
}

export default function OwnCard() {
  const { title, contest, code, qr, site } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest}
      back={{ href: `/${locale}/application/code`, text: t('application:code.link') }}
    >
      <CodeCard
        label={<QrCode {...qr} label={t('card:sheet.scan')} />}
        code={code}
        hint={
          <>
            <p>{t('card:sheet.open', { site })}</p>
            <p>{t('card:sheet.keep')}</p>
          </>
        }
      />
    </Page>
  )
}
