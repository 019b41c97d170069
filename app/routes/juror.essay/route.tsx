import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { settleReadingOf } from '#app/domain/discrepancy/settle-readings.server.ts'
import { getReading } from '#app/domain/jury/get-reading.server.ts'
import { reviewInput } from '#app/domain/jury/input.server.ts'
import { saveReview } from '#app/domain/jury/save-review.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { type FormProblem, invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import { readScores } from '#app/http/score-fields.server.ts'
import { isTextSize, textSizeCookie, textSizeOf } from '#app/http/text-size.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { DeskBar } from './desk-bar.tsx'
import { useDeskSettings } from './desk-settings.ts'
import { EarlierReviews } from './earlier-reviews.tsx'
import { OwnScores } from './own-scores.tsx'
import { ReviewForm } from './review-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true, script: 'writing' }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const outcome = await getReading(ctx.domain, { contestId, code, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    const first = outcome.reason === 'paused' ? '' : `/${outcome.reason}`
    throw redirect(ctx.href(`/jury/${contestId}${first}`))
  }
  const { title: contest, ...reading } = outcome.value
  const size = textSizeOf(args.request)
  return { ...reading, title: ctx.t('jury:essay.title', { code: reading.code }), contest, contestId, size }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const form = await args.request.formData()
  const size = form.get('size')
  // Nothing is saved and nothing lost: the page comes back with what was typed.
  if (isTextSize(size)) {
    const headers = { 'Set-Cookie': textSizeCookie(size, ctx.secure) }
    return data<FormProblem>({ issues: [], values: typedValues(form) }, { headers })
  }
  const parsed = parseForm(reviewInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { intent, ...review } = parsed.value
  const scores = readScores(form)
  const outcome = await saveReview(ctx.domain, { contestId, code, ...review, scores, submit: intent === 'submit' })
  const queue = ctx.href(`/jury/${contestId}`)
  if (outcome.ok) {
    const { submitted, next } = outcome.value
    if (!submitted) return redirectWithNotice(`${queue}/essays/${code}`, 'saved')
    await settleReadingOf(ctx.domain, { contestId, code })
    return redirectWithNotice(next ? `${queue}/essays/${next}` : queue, 'submitted')
  }
  switch (outcome.reason) {
    case 'not-found':
      return notFound()
    case 'profile':
    case 'conduct':
    case 'training':
      return redirect(`${queue}/${outcome.reason}`)
    case 'closed':
      return refused(form, '', 'jury:error.closed')
    case 'changed':
      return refused(form, '', 'error:conflict')
    case 'level':
      return refused(form, '', 'error:field.unusable')
    case 'contacts':
      return refused(form, 'comment', 'desk:error.contacts')
    case 'incomplete':
      return invalid({
        issues: (outcome.missing ?? []).map((number) => ({
          field: `score.${number}`,
          key: 'jury:error.score',
          params: { number },
        })),
        values: typedValues(form),
      })
  }
}

export default function Essay() {
  const reading = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const queue = `/${locale}/jury/${reading.contestId}`
  const knowsNewest = !answer?.issues.some(({ key }) => key === 'error:conflict')
  const settings = useDeskSettings(reading, knowsNewest)
  const size = answer?.values.size?.[0] ?? reading.size
  const form = useFormState(answer, {
    note: reading.note,
    comment: reading.comment,
    ...Object.fromEntries(
      reading.criteria.map(({ number, score }) => [`score.${number}`, score === null ? '' : String(score)]),
    ),
  })
  return (
    <Page
      title={reading.title}
      caption={reading.contest}
      width="wide"
      back={{ href: queue, text: t('jury:queue.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      tag={
        <>
          <StatusTag tone="neutral">{t(`common:language_${reading.language as Locale}`)}</StatusTag>
          {reading.submitted ? <StatusTag tone="done">{t('jury:essayState.done')}</StatusTag> : null}
        </>
      }
    >
      <div className="desk" data-size={size} data-desk={JSON.stringify(settings)}>
        <DeskBar progress={reading.progress} size={size} reviewForm={reading.scoring ? 'review' : null} />
        <div>
          <section className="sheet-of-text" aria-label={t('jury:essay.text')} tabIndex={-1}>
            <PlainText text={reading.text} lang={reading.language} />
          </section>
          <ul className="desk-ways">
            {reading.scoring ? (
              <li>
                <a href={`${queue}/essays/${reading.code}/recuse`}>{t('jury:essay.recuse')}</a>
              </li>
            ) : null}
            <li>
              <a href={`${queue}/essays/${reading.code}/flag`}>{t('flag:raise.link')}</a>
            </li>
          </ul>
        </div>
        <div className="rubric">
          {reading.scoring ? (
            <ReviewForm {...reading} id="review" form={form} queue={queue} />
          ) : (
            <OwnScores {...reading} />
          )}
        </div>
      </div>
      <EarlierReviews criteria={reading.criteria} earlier={reading.earlier} />
    </Page>
  )
}
