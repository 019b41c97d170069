import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerEssay } from '#app/domain/training/answer-essay.server.ts'
import { getTrainingEssay } from '#app/domain/training/get-training-essay.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { invalid, refused, typedValues } from '#app/http/form.server.ts'
import { readScores } from '#app/http/score-fields.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { RubricRadios } from '#app/ui/rubric-radios.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Comparison } from './comparison.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

const numberOf = (text: string | undefined) => (/^\d{1,2}$/.test(text ?? '') ? Number(text) : 0)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const number = numberOf(args.params.number)
  const outcome = await getTrainingEssay(ctx.domain, { contestId, number, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    throw redirect(ctx.href(`/jury/${contestId}/${outcome.reason}`))
  }
  const { title, ...essay } = outcome.value
  const { place, total } = essay
  return { ...essay, title: ctx.t('training:essay.title', { place, total }), contest: title, contestId }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const number = numberOf(args.params.number)
  const form = await args.request.formData()
  const outcome = await answerEssay(ctx.domain, { contestId, number, scores: readScores(form) })
  if (outcome.ok) return redirect(ctx.href(`/jury/${contestId}/training/${number}`))
  switch (outcome.reason) {
    case 'not-found':
      return notFound()
    case 'profile':
    case 'conduct':
      return redirect(ctx.href(`/jury/${contestId}/${outcome.reason}`))
    case 'over':
      return refused(form, '', 'jury:error.over')
    case 'level':
      return refused(form, '', 'error:field.unusable')
    case 'incomplete':
      return invalid({
        issues: (outcome.missing ?? []).map((missing) => ({
          field: `score.${missing}`,
          key: 'jury:error.score',
          params: { number: missing },
        })),
        values: typedValues(form),
      })
  }
}

export default function TrainingEssay() {
  const essay = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const training = `/${locale}/jury/${essay.contestId}/training`
  return (
    <Page
      title={essay.title}
      caption={essay.contest}
      width="wide"
      back={{ href: training, text: t('training:title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      tag={<StatusTag tone="neutral">{t(`common:language_${essay.language as Locale}`)}</StatusTag>}
    >
      <div className="desk" data-size="2">
        <section className="sheet-of-text" aria-label={t('jury:essay.text')}>
          <PlainText text={essay.text} lang={essay.language} />
        </section>
        <div className="rubric">
          {essay.comparison ? (
            <Comparison {...essay.comparison} language={essay.language} next={essay.next} training={training} />
          ) : (
            <form method="post" encType="multipart/form-data" noValidate>
              <h2>{t('jury:essay.rubric')}</h2>
              <p>{t('training:essay.once')}</p>
              <RubricRadios form={form} criteria={essay.criteria} />
              <Button>{t('training:essay.compare')}</Button>
            </form>
          )}
        </div>
      </div>
    </Page>
  )
}
