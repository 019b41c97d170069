import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getReading } from '#app/domain/jury/get-reading.server.ts'
import { reviewInput } from '#app/domain/jury/input.server.ts'
import { saveReview } from '#app/domain/jury/save-review.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { OwnScores } from './own-scores.tsx'
import { ReviewForm } from './review-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const outcome = await getReading(ctx.domain, { contestId, code, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'profile') throw redirect(ctx.href(`/jury/${contestId}/profile`))
    if (outcome.reason === 'paused') throw redirect(ctx.href(`/jury/${contestId}`))
    return notFound()
  }
  const { title: contest, ...reading } = outcome.value
  return { ...reading, title: ctx.t('jury:essay.title', { code: reading.code }), contest, contestId }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { contestId = '', code = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(reviewInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { version, note, intent } = parsed.value
  const scores = readScores(form)
  const outcome = await saveReview(ctx.domain, { contestId, code, version, note, scores, submit: intent === 'submit' })
  const queue = ctx.href(`/jury/${contestId}`)
  if (outcome.ok) {
    const { submitted, next } = outcome.value
    if (!submitted) return redirectWithNotice(`${queue}/essays/${code}`, 'saved')
    return redirectWithNotice(next ? `${queue}/essays/${next}` : queue, 'submitted')
  }
  switch (outcome.reason) {
    case 'not-found':
      return notFound()
    case 'profile':
      return redirect(`${queue}/profile`)
    case 'closed':
      return refused(form, '', 'jury:error.closed')
    case 'changed':
      return refused(form, '', 'error:conflict')
    case 'level':
      return refused(form, '', 'error:field.unusable')
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

/** The fields `score.1`, `score.2`, …; anything that is no number is a level that does not exist. */
function readScores(form: FormData): Map<number, number> {
  const scores = new Map<number, number>()
  for (const [name, value] of form) {
    const number = /^score\.(\d{1,3})$/.exec(name)?.[1]
    if (number) scores.set(Number(number), /^\d{1,2}$/.test(String(value)) ? Number(value) : -1)
  }
  return scores
}

export default function Essay() {
  const reading = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const queue = `/${locale}/jury/${reading.contestId}`
  const form = useFormState(useActionData<typeof action>(), {
    note: reading.note,
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
      aside={
        <div className="rubric">
          {reading.scoring ? <ReviewForm {...reading} form={form} queue={queue} /> : <OwnScores {...reading} />}
        </div>
      }
    >
      <div className="reading">
        {/* The sheet scrolls by itself when it is longer than the window: it has to take the keyboard's focus then. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <section className="sheet-of-text" aria-label={t('jury:essay.text')} tabIndex={0}>
          <PlainText text={reading.text} lang={reading.language} />
        </section>
        <Progress
          label={t('jury:progress.label')}
          value={reading.progress.done}
          max={reading.progress.total}
          text={t('jury:progress.text', reading.progress)}
        />
        {reading.scoring ? (
          <p>
            <a href={`${queue}/essays/${reading.code}/recuse`}>{t('jury:essay.recuse')}</a>
          </p>
        ) : null}
      </div>
    </Page>
  )
}
