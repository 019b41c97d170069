import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle, inLanguage } from '#app/domain/contest/present.ts'
import { getMonitor } from '#app/domain/monitor/get-monitor.server.ts'
import { reviewPlanInput } from '#app/domain/monitor/input.server.ts'
import { setReviewPlan } from '#app/domain/monitor/set-review-plan.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { AgreementSection } from './agreement-section.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { ForecastSection } from './forecast-section.tsx'
import { LanguageSection } from './language-section.tsx'
import { PlanForm } from './plan-form.tsx'
import { ReaderSection } from './reader-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const monitor = await getMonitor(ctx.domain, args.params.contestId ?? '')
  if (!monitor) return notFound()
  const { contest, forecast, agreement, ...rest } = monitor
  const count = (name: string) => Number.parseInt(new URL(args.request.url).searchParams.get(name) ?? '', 10)
  const [sent, known] = [count('sent'), count('known')]
  return {
    ...rest,
    title: ctx.t('monitor:title'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    reviewsPerEssay: contest.reviewsPerEssay,
    forecast: { ...forecast, byLanguage: Object.fromEntries(forecast.byLanguage) },
    agreement: {
      ...agreement,
      figures: agreement.figures && {
        total: agreement.figures.total,
        criteria: agreement.figures.criteria.map((figure, index) => {
          const criterion = contest.criteria[index]
          return { ...figure, name: criterion ? inLanguage(criterion.names, ctx.locale).text : '' }
        }),
      },
    },
    reminded: sent >= 0 ? { sent: Math.min(sent, 9999), known: Math.min(known || 0, 9999) } : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(reviewPlanInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await setReviewPlan(ctx.domain, { contestId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/monitor`), 'saved')
  return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'monitor:over')
}

export default function Monitor() {
  const data = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { contest, phase, plan, languages, readers, reminded } = data
  const form = useFormState(useActionData<typeof action>(), {
    finishBy: plan.finishBy ?? '',
    quietDays: String(plan.quietDays),
  })
  return (
    <Page
      title={data.title}
      lead={t('monitor:lead')}
      width="wide"
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="monitor" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
          {reminded ? (
            <Notification tone={reminded.sent > 0 ? 'done' : 'info'} role="status">
              <p>
                {t('monitor:remind.sent', { count: reminded.sent })}{' '}
                {reminded.known > 0 ? t('monitor:remind.known', { count: reminded.known }) : null}
              </p>
            </Notification>
          ) : null}
        </>
      }
    >
      {phase === 'before' ? (
        <EmptyState title={t('monitor:before.title')}>{t('monitor:before.body')}</EmptyState>
      ) : null}
      {phase === 'after' ? <Notification tone="done">{t('monitor:after')}</Notification> : null}
      {languages.length > 0 ? (
        <>
          <LanguageSection {...data} />
          <CoverageSection languages={languages} />
        </>
      ) : null}
      {phase === 'during' ? <ForecastSection {...data} /> : null}
      {phase === 'during' ? (
        <p>
          <a href={`/${locale}/organiser/contests/${contest.id}/readings`}>{t('certainty:readings.link')}</a>
        </p>
      ) : null}
      {languages.length > 0 && phase !== 'before' ? <AgreementSection {...data.agreement} /> : null}
      {readers.length > 0 ? <ReaderSection {...data} /> : null}
      {phase === 'after' ? null : <PlanForm form={form} />}
    </Page>
  )
}
