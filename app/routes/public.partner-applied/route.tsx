import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

/** Says nothing about who has applied: the letter goes to the address that was given. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('partner:applied.title') }
}

export default function Applied() {
  const { title } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('partner:applied.lead')}>
      <h2>{t('partner:applied.next')}</h2>
      <ol>
        <li>{t('partner:applied.look')}</li>
        <li>{t('partner:applied.letter')}</li>
        <li>{t('partner:applied.begin')}</li>
      </ol>
      <p>
        <a href={`/${locale}/how-it-works`}>{t('common:footer.howItWorks')}</a>
      </p>
    </Page>
  )
}
