import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { settleReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { findSharedTexts } from '#app/domain/flag/find-shared-texts.server.ts'
import { getFlag } from '#app/domain/flag/get-flag.server.ts'
import { settlementInput } from '#app/domain/flag/input.server.ts'
import { settleFlag } from '#app/domain/flag/settle-flag.server.ts'
import { fillPlaces } from '#app/domain/jury/fill-places.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { FlagFacts } from './flag-facts.tsx'
import { SettlementForm } from './settlement-form.tsx'
import { SharedTexts } from './shared-texts.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await getContest(ctx.domain, args.params.contestId ?? '')
  const flag = contest ? await getFlag(ctx.domain, contest.id, args.params.flagId ?? '') : null
  if (!contest || !flag) return notFound()
  const shared =
    flag.kind === 'copied' && !flag.withdrawn
      ? await findSharedTexts(ctx.domain, { ...flag, contestId: contest.id })
      : null
  const { raisedAt, settledAt, essayId: _, ...facts } = flag
  return {
    title: ctx.t(`flag:kind.${flag.kind}`),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    flag: {
      ...facts,
      raised: formatDateTime(ctx.locale, raisedAt),
      settled: settledAt ? formatDateTime(ctx.locale, settledAt) : null,
    },
    shared: shared?.ok ? shared.value : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', flagId = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(settlementInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await settleFlag(ctx.domain, { contestId, flagId, ...parsed.value })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    if (outcome.reason === 'outcome') return refused(form, 'outcome', 'flag:error.outcome')
    return refused(form, '', `flag:error.${outcome.reason}`)
  }
  if (outcome.value.reassign) {
    await fillPlaces(ctx.domain, { contestId })
    await settleReadings(ctx.domain, { contestId, essayIds: [] })
  }
  return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/flags`), 'saved')
}

export default function Flag() {
  const { title, contest, flag, shared } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { outcome: '', review: 'keep', answer: '' })
  const base = `/${locale}/organiser/contests/${contest.id}`
  return (
    <Page
      title={title}
      width={shared ? 'wide' : 'text'}
      back={{ href: `${base}/flags`, text: t('flag:list.title') }}
      tag={<StatusTag tone="neutral">{t(`common:language_${flag.language as Locale}`)}</StatusTag>}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <FlagFacts flag={flag} base={base} />
      {shared ? <SharedTexts texts={shared} language={flag.language} /> : null}
      {flag.open ? <SettlementForm kind={flag.kind} review={flag.review} form={form} /> : null}
    </Page>
  )
}
