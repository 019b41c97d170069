import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('home:how.title') }
}

const parts = ['who', 'apply', 'blind', 'score', 'list', 'after', 'mistake'] as const

export default function HowItWorks() {
  const { title } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('home:how.lead')}>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`home:how.${part}.title`)}</h2>
          <p>{t(`home:how.${part}.text`)}</p>
          {part === 'score' ? (
            <p>
              <a href={`/${locale}/how-scores-are-compared`}>{t('fairness:link')}</a>
            </p>
          ) : null}
        </section>
      ))}
      <section>
        <h2>{t('partner:apply.title')}</h2>
        <p>
          {t('partner:apply.lead')} <a href={`/${locale}/partners/apply`}>{t('partner:apply.send')}</a>
        </p>
      </section>
    </Page>
  )
}
