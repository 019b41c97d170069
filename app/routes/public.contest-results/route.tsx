import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPublicCode } from '#app/domain/allocation/find-public-code.server.ts'
import { getCommitment } from '#app/domain/allocation/get-commitment.server.ts'
import { listPublicResults } from '#app/domain/allocation/list-public-results.server.ts'
import { getContestBySlug } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { isPublic } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LotteryPromise } from '#app/ui/lottery-promise.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Select } from '#app/ui/select.tsx'
import { CheckSection } from './check-section.tsx'
import { CodeSearch } from './code-search.tsx'
import { PublicList } from './public-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

const perPage = 100

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const contest = await getContestBySlug(ctx.domain, args.params.slug ?? '')
  if (!contest || !isPublic(contest)) return notFound()
  const search = new URL(args.request.url).searchParams
  const typed = search.get('code') ?? ''
  const found = typed.trim() === '' ? null : await findPublicCode(ctx.domain, contest.id, typed.slice(0, 60))
  const wanted = search.get('region') ?? (found?.kind === 'found' ? found.region : '')
  const results = await listPublicResults(ctx.domain, contest.id, wanted)
  const name = (region: string) => results?.regions.find((one) => one.region === region)?.names[ctx.locale] ?? region
  const part = (lines: NonNullable<typeof results>['recipients'], key: string) => {
    const pages = Math.max(1, Math.ceil(lines.length / perPage))
    const page = Math.min(Math.max(1, Number.parseInt(search.get(key) ?? '', 10) || 1), pages)
    return {
      page,
      pages,
      total: lines.length,
      lines: lines
        .slice((page - 1) * perPage, page * perPage)
        .map(({ code, position, place }) => ({ code, position, place: place[ctx.locale] })),
    }
  }
  return {
    title: ctx.t('announcement:public.title'),
    contest: { slug: contest.slug, title: contestTitle(contest, ctx.locale) },
    commitment: await getCommitment(ctx.domain, contest.id),
    typed,
    found: found?.kind === 'found' ? { ...found, region: name(found.region) } : found,
    results: results && {
      publishedAt: results.publishedAt,
      region: results.region,
      name: results.names[ctx.locale],
      regions: results.regions.map(({ region }) => ({ region, name: name(region) })),
      merged: results.merged,
      file: results.file,
      recipients: part(results.recipients, 'recipients'),
      waiting: part(results.waiting, 'waiting'),
    },
  }
}

export default function Results() {
  const { title, contest, typed, found, results, commitment } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest.title}
      {...(results ? { lead: t('announcement:public.lead') } : {})}
      back={{ href: `/${locale}/contests/${contest.slug}`, text: t('announcement:public.contest') }}
    >
      {results ? (
        <>
          {results.publishedAt ? (
            <p>{t('announcement:public.published', { date: formatDate(locale, results.publishedAt) })}</p>
          ) : null}
          <CodeSearch typed={typed} found={found} />
          <form method="get" className="row">
            <Select
              label={t('announcement:public.region')}
              name="region"
              options={results.regions.map(({ region, name }) => ({ value: region, label: name }))}
              value={results.region}
            />
            <Button kind="secondary">{t('announcement:public.show')}</Button>
          </form>
          <h2>{results.name}</h2>
          {results.merged ? <p className="muted">{t('announcement:public.merged')}</p> : null}
          <PublicList part="recipients" region={results.region} {...results.recipients} />
          <PublicList part="waiting" region={results.region} {...results.waiting} />
          <p className="muted">{t('announcement:public.why')}</p>
          <p>
            <a href={`/${locale}/contests/${contest.slug}/results/regions`}>{t('lists:figures.title')}</a>
          </p>
          <CheckSection
            file={results.file ? `/${locale}/contests/${contest.slug}/results/file` : null}
            commitment={commitment}
          />
        </>
      ) : (
        <>
          <EmptyState title={t('announcement:public.notYet.title')}>{t('announcement:public.notYet.body')}</EmptyState>
          <LotteryPromise commitment={commitment} />
        </>
      )}
    </Page>
  )
}
