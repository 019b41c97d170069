import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPublicContests } from '#app/domain/contest/list-public-contests.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { CardGrid } from '#app/ui/card.tsx'
import { ContestCard } from '#app/ui/contest-card.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { Hero } from '#app/ui/hero.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return { title: ctx.t('home:title'), contests: await listPublicContests(ctx.domain, ctx.locale) }
}

const steps = ['apply', 'read', 'compare', 'decide', 'hand'] as const

export default function Home() {
  const { title, contests } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const open = contests.find((contest) => contest.phase === 'open')
  return (
    <main id="main" tabIndex={-1}>
      <Hero title={title} lead={t('home:lead')}>
        {open ? <ButtonLink href={`/${locale}/contests/${open.slug}`}>{t('home:apply')}</ButtonLink> : null}
        <ButtonLink href={`/${locale}/enter`} kind="secondary">
          {t('home:enter')}
        </ButtonLink>
        <ButtonLink href={`/${locale}/donate`} kind="secondary">
          {t('home:donate')}
        </ButtonLink>
      </Hero>
      <div className="wrap page">
        {open?.closesAt ? <p>{t('home:deadline', { at: formatDateTime(locale, open.closesAt) })}</p> : null}
        {contests.length > 0 ? (
          <>
            <h2>{t('home:contests')}</h2>
            <CardGrid>
              {contests.slice(0, 4).map((contest) => (
                <ContestCard key={contest.slug} contest={contest} />
              ))}
            </CardGrid>
          </>
        ) : (
          <p>{t('home:none')}</p>
        )}
        <h2>{t('home:way.title')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>
              <strong>{t(`home:way.${step}.title`)}</strong> {t(`home:way.${step}.text`)}
            </li>
          ))}
        </ol>
        <p>
          <a href={`/${locale}/how-it-works`}>{t('home:way.more')}</a>
        </p>
        <h2>{t('home:about.title')}</h2>
        <p className="prose">{t('home:about.what')}</p>
        <p className="prose">{t('home:about.why')}</p>
        <h2>{t('home:figures.title')}</h2>
        <Figures
          items={[
            { value: formatNumber(locale, 224), text: t('home:figures.given') },
            { value: formatNumber(locale, 9), text: t('home:figures.regions') },
            { value: formatNumber(locale, 58), text: t('home:figures.contest') },
          ]}
        />
        <p className="muted">{t('home:figures.source')}</p>
      </div>
    </main>
  )
}
