import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('home:privacy.title') }
}

const parts = ['what', 'who', 'jury', 'public', 'consent', 'withdraw', 'keep'] as const

export default function Privacy() {
  const { title } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('home:privacy.lead')}>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`home:privacy.${part}.title`)}</h2>
          <p>{t(`home:privacy.${part}.text`)}</p>
          {part === 'withdraw' ? (
            <p>
              <a href={`/${locale}/withdraw`}>{t('consent:withdraw.title')}</a>
            </p>
          ) : null}
        </section>
      ))}
    </Page>
  )
}
