import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { compareRuns } from '#app/domain/allocation/compare-runs.server.ts'
import { getRun } from '#app/domain/allocation/get-run.server.ts'
import { getStock } from '#app/domain/allocation/get-stock.server.ts'
import { stockInput } from '#app/domain/allocation/input.server.ts'
import { listRuns } from '#app/domain/allocation/list-runs.server.ts'
import { proposeRun } from '#app/domain/allocation/propose-run.server.ts'
import { saveStock } from '#app/domain/allocation/save-stock.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { CompareSection } from './compare-section.tsx'
import { ProposeSection } from './propose-section.tsx'
import { RunSection } from './run-section.tsx'
import { StockForm } from './stock-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const stock = (await getStock(ctx.domain, contest.id)).map(({ names, ...row }) => ({
    ...row,
    name: names[ctx.locale],
  }))
  const run = await getRun(ctx.domain, contest.id)
  const changes = run?.previousRunId ? await compareRuns(ctx.domain, run.previousRunId, run.id) : null
  return {
    title: ctx.t('allocation:title'),
    head: headOf(ctx, contest),
    slug: contest.slug,
    stock: stock.sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
    run,
    earlier: (await listRuns(ctx.domain, contest.id)).filter(({ id }) => id !== run?.id),
    changes,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const here = ctx.href(`/organiser/contests/${contest.id}/allocation`)
  if (form.get('intent') === 'propose') {
    const outcome = await proposeRun(ctx.domain, contest.id)
    if (outcome.ok) return redirectWithNotice(here, 'saved')
    return outcome.reason === 'unknown' ? notFound() : refused(form, '', `allocation:error.${outcome.reason}`)
  }
  const parsed = parseForm(stockInput(contest.regions), form)
  if (!parsed.ok) return invalid(parsed.problem)
  const entries = contest.regions.map((region) => ({
    region,
    devices: Number(parsed.value[`devices-${region}`]),
    version: Number(parsed.value[`version-${region}`]),
  }))
  const outcome = await saveStock(ctx.domain, { contestId: contest.id, entries })
  if (outcome.ok) return redirectWithNotice(here, 'saved')
  if (outcome.reason === 'announced') return refused(form, '', 'allocation:error.announced')
  if (outcome.reason === 'changed') return refused(form, `devices-${outcome.region ?? ''}`, 'error:conflict')
  return notFound()
}

export default function ContestAllocation() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(
    useActionData<typeof action>(),
    Object.fromEntries(
      data.stock.map((row) => [`devices-${row.region}`, row.devices === null ? '' : String(row.devices)]),
    ),
  )
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
      <StockForm stock={data.stock} state={data.head.state} form={form} />
      <ProposeSection contestId={data.head.contestId} state={data.head.state} />
      {data.run ? <RunSection {...data} run={data.run} /> : null}
      {data.changes ? <CompareSection changes={data.changes} /> : null}
    </Page>
  )
}
