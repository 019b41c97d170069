import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideEssay } from '#app/domain/adjudication/decide-essay.server.ts'
import { getDecision } from '#app/domain/adjudication/get-decision.server.ts'
import { decisionInput } from '#app/domain/adjudication/input.server.ts'
import { returnEssay } from '#app/domain/adjudication/return-essay.server.ts'
import { settleReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import { readScores } from '#app/http/score-fields.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { DecisionForm } from './decision-form.tsx'
import { ReadingTable } from './reading-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const outcome = await getDecision(ctx.domain, { contestId, code, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'paused') throw redirect(ctx.href(`/jury/${contestId}/decisions`))
    return notFound()
  }
  const { title: contest, ...decision } = outcome.value
  return { ...decision, title: ctx.t('adjudication:essay.title', { code: decision.code }), contest, contestId }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(decisionInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { intent, version, reason } = parsed.value
  const outcome =
    intent === 'return'
      ? await returnEssay(ctx.domain, { contestId, code, reason })
      : await decideEssay(ctx.domain, { contestId, code, version, reason, scores: readScores(form) })
  if (outcome.ok) {
    await settleReadings(ctx.domain, { contestId, essayIds: [] })
    return redirectWithNotice(ctx.href(`/jury/${contestId}/decisions`), intent === 'return' ? 'recused' : 'submitted')
  }
  switch (outcome.reason) {
    case 'not-found':
      return notFound()
    case 'closed':
      return refused(form, '', 'jury:error.closed')
    case 'changed':
      return refused(form, '', 'error:conflict')
    case 'level':
      return refused(form, '', 'error:field.unusable')
    case 'incomplete': {
      const issues = (outcome.missing ?? []).map((number) => ({
        field: `score.${number}`,
        key: 'jury:error.score',
        params: { number },
      }))
      return invalid({ issues, values: typedValues(form) })
    }
  }
}

export default function DecisionPage() {
  const decision = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {
    reason: decision.reason,
    ...Object.fromEntries(
      decision.criteria.map(({ number, score }) => [`score.${number}`, score === null ? '' : String(score)]),
    ),
  })
  return (
    <Page
      title={decision.title}
      caption={decision.contest}
      lead={t('adjudication:essay.lead')}
      width="wide"
      back={{ href: `/${locale}/jury/${decision.contestId}/decisions`, text: t('adjudication:list.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      tag={
        <>
          <StatusTag tone="neutral">{t(`common:language_${decision.language as Locale}`)}</StatusTag>{' '}
          {decision.decided ? <StatusTag tone="done">{t('adjudication:state.done')}</StatusTag> : null}
        </>
      }
    >
      <section className="sheet-of-text" aria-label={t('jury:essay.text')} tabIndex={-1}>
        <PlainText text={decision.text} lang={decision.language} />
      </section>
      <ReadingTable readers={decision.readers} criteria={decision.criteria} />
      <DecisionForm {...decision} form={form} />
    </Page>
  )
}
