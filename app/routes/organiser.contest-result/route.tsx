import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { cancelRun } from '#app/domain/scoring/cancel-run.server.ts'
import { getScoring } from '#app/domain/scoring/get-scoring.server.ts'
import { openingInput } from '#app/domain/scoring/input.server.ts'
import { listRanking } from '#app/domain/scoring/list-ranking.server.ts'
import { openJoin } from '#app/domain/scoring/open-join.server.ts'
import { requestRun } from '#app/domain/scoring/request-run.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResultNav } from '#app/ui/result-page.tsx'
import { OpeningForm } from './opening-form.tsx'
import { ProgressSection } from './progress-section.tsx'
import { RankingSection } from './ranking-section.tsx'
import { RunSection } from './run-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true, script: true }

const perPage = 100

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await getContest(ctx.domain, args.params.contestId ?? '')
  if (!contest) return notFound()
  const search = new URL(args.request.url).searchParams
  const { run, ...scoring } = await getScoring(ctx.domain, contest)
  const names = await nameUnitsByCode(ctx.domain, contest.regions, ctx.locale)
  const regions = scoring.regions
    .map(({ region, applications }) => ({ region, applications, name: names.get(region) ?? region }))
    .sort((a, b) => a.name.localeCompare(b.name, ctx.locale))
  const chosen = regions.find(({ region }) => region === search.get('region')) ?? regions[0]
  const ranking = run && chosen ? await listRanking(ctx.domain, contest, run.id, chosen.region) : []
  const pages = Math.max(1, Math.ceil(ranking.length / perPage))
  const page = Math.min(Math.max(1, Number.parseInt(search.get('page') ?? '', 10) || 1), pages)
  const shown = ranking.slice((page - 1) * perPage, page * perPage)
  const districts = await nameUnitsByCode(
    ctx.domain,
    shown.flatMap(({ district }) => district ?? []),
    ctx.locale,
  )
  return {
    title: ctx.t('scoring:title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    planned: contest.reviewsPerEssay,
    ...scoring,
    run: run && { ...run, createdAt: formatDateTime(ctx.locale, run.createdAt) },
    openUntil: scoring.openUntil && formatDateTime(ctx.locale, scoring.openUntil),
    regions,
    chosen: chosen ?? null,
    page,
    pages,
    ranking: shown.map(({ district, ...row }) => ({ ...row, district: districts.get(district ?? '') ?? '' })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const form = await args.request.formData()
  const contestId = args.params.contestId ?? ''
  const here = ctx.href(`/organiser/contests/${contestId}/result`)
  if (form.get('intent') === 'open') {
    const parsed = parseForm(openingInput, form)
    if (!parsed.ok) return invalid(parsed.problem)
    const opened = await openJoin(ctx.domain, { contestId, ...parsed.value })
    if (opened.ok) return redirectWithNotice(here, 'saved')
    return opened.reason === 'too-early' ? refused(form, '', 'scoring:error.too-early') : notFound()
  }
  if (form.get('intent') === 'cancel') {
    const cancelled = await cancelRun(ctx.domain, { contestId, runId: String(form.get('run') ?? '') })
    if (cancelled.ok) return redirect(here)
    return cancelled.reason === 'ended' ? refused(form, '', 'scoring:error.ended') : notFound()
  }
  const outcome = await requestRun(ctx.domain, contestId)
  if (outcome.ok) return redirect(here)
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `scoring:error.${outcome.reason}`)
}

export default function ContestResult() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const { contest, run, openUntil } = data
  const over = contest.state === 'decided' || contest.state === 'announced' || contest.state === 'archived'
  return (
    <Page
      title={data.title}
      lead={t('scoring:lead')}
      width="wide"
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="result" />
          {over ? <ResultNav contestId={contest.id} current="ranking" /> : null}
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {over ? <RunSection {...data} /> : <ProgressSection {...data} />}
      {run && openUntil === null ? <OpeningForm form={form} /> : null}
      {run && openUntil !== null ? <RankingSection {...data} openUntil={openUntil} /> : null}
    </Page>
  )
}
