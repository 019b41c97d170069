import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { commitLottery } from '#app/domain/allocation/commit-lottery.server.ts'
import { getCommitment } from '#app/domain/allocation/get-commitment.server.ts'
import { getRules } from '#app/domain/allocation/get-rules.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { listRuns } from '#app/domain/allocation/list-runs.server.ts'
import { proposeRun } from '#app/domain/allocation/propose-run.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { LotterySection } from './lottery-section.tsx'
import { ProposeSection } from './propose-section.tsx'
import { RunSection } from './run-section.tsx'
import { StepsSection } from './steps-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const rules = await getRules(ctx.domain, contest.id)
  const run = await getRun(ctx.domain, contest.id)
  const runs = await listRuns(ctx.domain, contest.id)
  const published = runs.find(({ state }) => state === 'published')
  const offered = published && (await getRun(ctx.domain, contest.id, published.id))
  const regions = rules.nodes
    .filter(({ id }) => contest.regions.includes(id))
    .map(({ id, names }) => ({ region: id, name: names?.[ctx.locale] ?? id, quota: rules.quotas.get(id) ?? null }))
    .sort((a, b) => a.name.localeCompare(b.name, ctx.locale))
  const typed = regions.flatMap(({ quota }) => quota ?? [])
  return {
    title: ctx.t('allocation:title'),
    head: headOf(ctx, contest),
    slug: contest.slug,
    numbers: {
      stock: rules.stock,
      quota: rules.policy.countryQuota ?? (typed.length > 0 ? typed.reduce((sum, one) => sum + one, 0) : null),
      offered: offered ? offered.regions.reduce((sum, { recipient }) => sum + recipient, 0) : null,
    },
    warnings: rules.warnings.length,
    ruled: rules.policy.version > 1,
    regions,
    commitment: await getCommitment(ctx.domain, contest.id),
    run,
    earlier: runs.filter(({ id }) => id !== run?.id),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const here = ctx.href(`/organiser/contests/${contest.id}/allocation`)
  const commit = form.get('intent') === 'commit'
  const outcome = commit ? await commitLottery(ctx.domain, contest.id) : await proposeRun(ctx.domain, contest.id)
  if (outcome.ok) return redirectWithNotice(here, commit ? 'committed' : 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `allocation:error.${outcome.reason}`)
}

export default function ContestAllocation() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const { contestId, state } = data.head
  return (
    <Page
      title={data.title}
      lead={t('allocation:lead')}
      width="wide"
      before={
        <>
          <ContestNav {...data.head} current="allocation" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <StepsSection contestId={contestId} numbers={data.numbers} warnings={data.warnings} ruled={data.ruled} />
      <LotterySection commitment={data.commitment} state={state} />
      <ProposeSection contestId={contestId} state={state} />
      {data.run ? <RunSection {...data} run={data.run} /> : null}
    </Page>
  )
}
