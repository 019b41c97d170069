import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRubric } from '#app/domain/contest/edit-rubric.server.ts'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { criterionInput } from '#app/domain/contest/input.server.ts'
import { inLanguage } from '#app/domain/contest/present.ts'
import { lockOf } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { type FormIssue, formIssues } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { CriterionForm } from './criterion-form.tsx'
import { arrangeLevels, blankCriterion, readCriterion, rowOf } from './criterion-row.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const rubric = ctx.href(`/organiser/contests/${contest.id}/edit/rubric`)
  if (lockOf('rubric', contest.state, await getContestFacts(ctx.domain, contest.id))) throw redirect(rubric)
  const isNew = args.params.criterionId === 'new'
  const criterion = contest.criteria.find(({ id }) => id === args.params.criterionId)
  if (!criterion && !isNew) return notFound()
  return {
    title: criterion ? inLanguage(criterion.names, ctx.locale).text : ctx.t('contest:criterion.new'),
    head: headOf(ctx, contest),
    version: String(contest.version),
    criterion: criterion ? rowOf(criterion) : blankCriterion(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const criterionId = args.params.criterionId ?? ''
  const form = await args.request.formData()
  const version = String(form.get('version') ?? '')
  const intent = String(form.get('intent') ?? 'save')
  const criterion = readCriterion(form)
  const answer = (status: number, issues: FormIssue[], row = criterion) =>
    data({ issues, values: {}, version, criterion: row, arranged: status === 200 }, { status })
  if (intent !== 'save') return answer(200, [], arrangeLevels(criterion, intent))
  const parsed = criterionInput.safeParse({ version, ...criterion })
  if (!parsed.success) return answer(422, formIssues(parsed.error))
  const { from, levels, names, weight } = parsed.data
  const id = criterionId === 'new' ? ctx.domain.random.uuid() : criterionId
  const change = {
    kind: 'save' as const,
    criterion: { id, weight, names, levels: levels.map((texts, index) => ({ score: from + index, texts })) },
  }
  const outcome = await editRubric(ctx.domain, { contestId, version: parsed.data.version, change })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/edit/rubric`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  return answer(422, [{ field: '', key: errors[outcome.reason] }])
}

const errors = {
  changed: 'error:conflict',
  locked: 'contest:error.locked',
  'not-possible': 'contest:error.rubric.full',
} as const

export default function Criterion() {
  const { title, head, ...saved } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(typed, {})
  const { version, criterion } = typed ?? saved
  return (
    <Page
      title={title}
      back={{
        href: `/${locale}/organiser/contests/${head.contestId}/edit/rubric`,
        text: t('contest:editNav.rubric'),
      }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ContestNav {...head} current="edit" editing="rubric" />
      {typed?.arranged ? (
        <Notification tone="warn" role="status">
          {t('contest:notSaved')}
        </Notification>
      ) : null}
      <CriterionForm version={version} criterion={criterion} form={form} />
    </Page>
  )
}
