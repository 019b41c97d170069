import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { getScoring } from '#app/domain/scoring/get-scoring.server.ts'
import { listStanding } from '#app/domain/scoring/list-standing.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { calibratedContest } from '#app/http/calibrated-contest.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RegionFilter } from '#app/ui/region-filter.tsx'
import { ResultPage } from '#app/ui/result-page.tsx'
import { StandingSection } from './standing-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

const perPage = 100

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contest, head, found } = await calibratedContest(ctx, args.params)
  const search = new URL(args.request.url).searchParams
  const scoring = await getScoring(ctx.domain, contest)
  const names = await nameUnitsByCode(ctx.domain, contest.regions, ctx.locale)
  const regions = scoring.regions
    .map(({ region, applications }) => ({ region, applications, name: names.get(region) ?? region }))
    .sort((a, b) => a.name.localeCompare(b.name, ctx.locale))
  const chosen = regions.find(({ region }) => region === search.get('region')) ?? regions[0] ?? null
  const { cut, rows } =
    found && chosen ? await listStanding(ctx.domain, contest, found.run.id, chosen.region) : { cut: null, rows: [] }
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const page = Math.min(Math.max(1, Number.parseInt(search.get('page') ?? '', 10) || 1), pages)
  return {
    title: ctx.t('calibration:places.title'),
    head,
    found: found !== null,
    stale: found?.stale ?? false,
    openUntil: scoring.openUntil && formatDateTime(ctx.locale, scoring.openUntil),
    regions,
    chosen,
    cut,
    counts: {
      in: rows.filter(({ change }) => change === 'in').length,
      open: rows.filter(({ open }) => open).length,
    },
    points: rows.map(({ code, rank, rawRank, change }) => ({
      key: code,
      raw: rawRank,
      corrected: rank,
      changes: change !== null,
    })),
    changed: rows.filter(({ change }) => change !== null),
    rows: rows.slice((page - 1) * perPage, page * perPage),
    page,
    pages,
  }
}

export default function ResultPlaces() {
  const data = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { head, regions, chosen } = data
  return (
    <ResultPage head={head} current="places" found={data.found} stale={data.stale}>
      {data.openUntil ? (
        <>
          <Notification tone="warn">{t('scoring:open.until', { until: data.openUntil })}</Notification>
          <RegionFilter regions={regions} chosen={chosen?.region} />
          <StandingSection {...data} />
        </>
      ) : (
        <EmptyState
          title={t('calibration:places.closed')}
          action={
            <ButtonLink href={`/${locale}/organiser/contests/${head.contestId}/result`}>
              {t('calibration:none.go')}
            </ButtonLink>
          }
        >
          {t('calibration:places.closedBody')}
        </EmptyState>
      )}
    </ResultPage>
  )
}
