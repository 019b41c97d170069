import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { appointAdjudicators } from '#app/domain/adjudication/appoint-adjudicators.server.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { ruleInput } from '#app/domain/discrepancy/input.server.ts'
import { listDiscrepancies } from '#app/domain/discrepancy/list-discrepancies.server.ts'
import { proposedRule } from '#app/domain/discrepancy/rules.ts'
import { screenReadings } from '#app/domain/discrepancy/screen-readings.server.ts'
import { setRule } from '#app/domain/discrepancy/set-rule.server.ts'
import { settleReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { AdjudicatorSection } from './adjudicator-section.tsx'
import { DiscrepancyTable } from './discrepancy-table.tsx'
import { RuleSection } from './rule-section.tsx'
import { ScreenSection } from './screen-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await getContest(ctx.domain, args.params.contestId ?? '')
  if (!contest) return notFound()
  const { rule, discrepancies, candidates } = await listDiscrepancies(ctx.domain, contest)
  const shown = rule ?? proposedRule
  const screened = new URL(args.request.url).searchParams.get('screened')
  return {
    title: ctx.t('discrepancy:title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    open: mayInvite(contest.state),
    on: rule !== null && (rule.levelGap !== null || rule.pointsGap !== null || rule.statistical),
    screening: rule?.statistical === true && contest.state === 'in-review',
    screened: screened !== null && /^\d{1,4}$/.test(screened) ? Number(screened) : null,
    values: {
      byLevels: shown.levelGap !== null && rule !== null ? 'yes' : '',
      levelGap: String(shown.levelGap ?? proposedRule.levelGap ?? ''),
      byPoints: shown.pointsGap === null ? '' : 'yes',
      pointsGap: String(shown.pointsGap ?? 30),
      statistical: shown.statistical ? 'yes' : '',
      extraRounds: String(shown.extraRounds),
      adjudicated: shown.adjudicated,
      adjudicator: candidates.filter(({ adjudicates }) => adjudicates).map(({ number }) => String(number)),
      only: candidates.filter(({ onlyDecides }) => onlyDecides).map(({ number }) => String(number)),
    },
    discrepancies: discrepancies.map(({ steps, ...one }) => ({
      ...one,
      steps: steps.map(({ at, action }) => ({ at: formatDateTime(ctx.locale, at), action })),
    })),
    candidates,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const page = ctx.href(`/organiser/contests/${contestId}/discrepancies`)
  const numbers = (name: string) => form.getAll(name).map((value) => Number.parseInt(String(value), 10) || 0)
  switch (form.get('intent')) {
    case 'rule': {
      const parsed = parseForm(ruleInput, form)
      if (!parsed.ok) return invalid(parsed.problem)
      const outcome = await setRule(ctx.domain, { ...parsed.value, contestId })
      if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'discrepancy:over')
      break
    }
    case 'adjudicators': {
      const chosen = { numbers: numbers('adjudicator'), onlyDecide: numbers('only') }
      const outcome = await appointAdjudicators(ctx.domain, { contestId, ...chosen })
      if (outcome.ok) break
      if (outcome.reason === 'not-found') return notFound()
      if (outcome.reason === 'not-now') return refused(form, '', 'discrepancy:over')
      return refused(form, 'adjudicator', 'discrepancy:error.juror')
    }
    case 'screen': {
      const outcome = await screenReadings(ctx.domain, contestId)
      if (outcome.ok) return redirect(`${page}?screened=${outcome.value.found}`)
      if (outcome.reason === 'not-found') return notFound()
      return refused(form, '', `discrepancy:error.${outcome.reason}`)
    }
    default:
      return refused(form, '', 'error:field.unusable')
  }
  await settleReadings(ctx.domain, { contestId, essayIds: null })
  return redirectWithNotice(page, 'saved')
}

export default function Discrepancies() {
  const { title, contest, open, on, values, discrepancies, candidates, ...data } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), values)
  return (
    <Page
      title={title}
      lead={t('discrepancy:lead')}
      width="wide"
      back={{ href: `/${locale}/organiser/contests/${contest.id}/jury`, text: t('jury:organiser.title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {on ? null : <Notification tone="info">{t('discrepancy:off')}</Notification>}
      <DiscrepancyTable discrepancies={discrepancies} />
      {data.screening ? <ScreenSection found={data.screened} /> : null}
      {open ? (
        <>
          <AdjudicatorSection candidates={candidates} form={form} />
          <RuleSection form={form} />
        </>
      ) : null}
    </Page>
  )
}
