import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle, inLanguage } from '#app/domain/contest/present.ts'
import { mayInvite } from '#app/domain/jury/rules.ts'
import { getCalibrationEssay } from '#app/domain/training/get-calibration-essay.server.ts'
import { calibrationInput } from '#app/domain/training/input.server.ts'
import { removeCalibrationEssay } from '#app/domain/training/remove-calibration-essay.server.ts'
import { type CalibrationRefusal, saveCalibrationEssay } from '#app/domain/training/save-calibration-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseFields, refused, typedValues } from '#app/http/form.server.ts'
import { fieldsBelow, readScores } from '#app/http/score-fields.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { CalibrationForm } from './calibration-form.tsx'
import { RemoveEssay } from './remove-essay.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', essayId = '' } = args.params
  const found = await getCalibrationEssay(ctx.domain, { contestId, essayId })
  if (!found) return notFound()
  const { contest, essay } = found
  return {
    title: essay
      ? ctx.t('training:organiser.essay.title', { number: essay.number })
      : ctx.t('training:organiser.essay.new'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    open: mayInvite(contest.state),
    languages: contest.essayLanguages,
    criteria: contest.criteria.map(({ id, names, levels }) => ({
      id,
      name: inLanguage(names, ctx.locale).text,
      levels: levels.map(({ score, texts }) => ({ score, text: inLanguage(texts, ctx.locale).text })),
    })),
    essay,
    removing: new URL(args.request.url).searchParams.has('remove'),
  }
}

const atField: Record<
  Exclude<CalibrationRefusal, 'not-found' | 'incomplete'>,
  readonly [field: string, key: string]
> = {
  over: ['', 'training:organiser.over'],
  'no-rubric': ['', 'training:organiser.noRubric'],
  language: ['language', 'training:error.language'],
  contacts: ['body', 'training:error.contacts'],
  level: ['', 'error:field.unusable'],
  changed: ['', 'error:conflict'],
  fixed: ['body', 'training:error.fixed'],
  many: ['', 'training:error.many'],
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', essayId = '' } = args.params
  const page = ctx.href(`/organiser/contests/${contestId}/jury/training`)
  const form = await args.request.formData()
  if (form.get('intent') === 'remove') {
    const outcome = await removeCalibrationEssay(ctx.domain, { contestId, essayId })
    if (outcome.ok) return redirectWithNotice(page, 'saved')
    return outcome.reason === 'not-found' ? notFound() : refused(form, '', 'training:organiser.over')
  }
  const parsed = parseFields(calibrationInput, form, { reasons: fieldsBelow(form, 'reasons') })
  if (!parsed.ok) return invalid(parsed.problem)
  const { reasons, ...typed } = parsed.value
  const outcome = await saveCalibrationEssay(ctx.domain, {
    contestId,
    essayId: essayId === 'new' ? null : essayId,
    ...typed,
    scores: readScores(form),
    reasons: new Map(Object.entries(reasons).map(([number, reason]) => [Number(number), reason])),
  })
  if (outcome.ok) {
    return redirectWithNotice(page, 'saved')
  }
  if (outcome.reason === 'not-found') return notFound()
  if (outcome.reason !== 'incomplete') return refused(form, ...atField[outcome.reason])
  const { missing = [], unreasoned = [] } = outcome
  const issue = (field: string, key: string) => (number: number) => ({
    field: `${field}.${number}`,
    key,
    params: { number },
  })
  return invalid({
    issues: [
      ...missing.map(issue('score', 'jury:error.score')),
      ...unreasoned.map(issue('reasons', 'training:error.reason.empty')),
    ],
    values: typedValues(form),
  })
}

export default function CalibrationEssayPage() {
  const data = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { contest, essay, open } = data
  const training = `/${locale}/organiser/contests/${contest.id}/jury/training`
  const form = useFormState(useActionData<typeof action>(), {
    language: essay?.language ?? '',
    body: essay?.body ?? '',
    ...Object.fromEntries(
      data.criteria.flatMap(({ id }, index) => [
        [`score.${index + 1}`, essay?.scores[id] === undefined ? '' : String(essay.scores[id])],
        [`reasons.${index + 1}`, essay?.reasons[id] ?? ''],
      ]),
    ),
  })
  return (
    <Page
      title={data.title}
      lead={t('training:organiser.essay.lead')}
      back={{ href: training, text: t('training:organiser.title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {open ? null : <Notification tone="info">{t('training:organiser.over')}</Notification>}
      <CalibrationForm {...data} form={form} />
      {essay && open ? <RemoveEssay answered={essay.answered} confirming={data.removing} /> : null}
    </Page>
  )
}
