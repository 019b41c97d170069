import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { explainExample } from '#app/domain/scoring/explain-example.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('fairness:title'), ...explainExample() }
}

export default function Fairness() {
  const { title, essays, severity } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const number = (value: number) => formatNumber(locale, value, 1)
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${number(Math.abs(value))}`
  return (
    <Page title={title} lead={t('fairness:lead')} back={{ href: `/${locale}/how-it-works`, text: t('fairness:back') }}>
      {(['why', 'how'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`fairness:${part}.title`)}</h2>
          <p>{t(`fairness:${part}.text`)}</p>
        </section>
      ))}
      <section>
        <h2>{t('fairness:example.title')}</h2>
        <p>{t('fairness:example.lead')}</p>
        <SummaryList
          rows={severity.map((points, index) => ({
            key: t('fairness:example.juror', { number: index + 1 }),
            value: t(points > 0 ? 'fairness:example.stricter' : 'fairness:example.milder', {
              points: number(Math.abs(points)),
            }),
          }))}
        />
        <SummaryList
          rows={essays.map(({ letter, points, raw, correction, measure }) => ({
            key: t('fairness:example.essay', { letter }),
            value: t('fairness:example.line', {
              scores: points.flatMap((own, j) => (own === null ? [] : [`№ ${j + 1}: ${own}`])).join(', '),
              raw: number(raw),
              correction: signed(correction),
              points: number(measure),
            }),
          }))}
        />
        <p>{t('fairness:example.after')}</p>
      </section>
      {(['sure', 'cannot', 'who'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`fairness:${part}.title`)}</h2>
          <p>{t(`fairness:${part}.text`)}</p>
        </section>
      ))}
    </Page>
  )
}
