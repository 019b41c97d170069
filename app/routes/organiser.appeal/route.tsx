import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerAppeal } from '#app/domain/allocation/answer-appeal.server.ts'
import { appealAnswerInput } from '#app/domain/allocation/input.server.ts'
import { getAppeal } from '#app/domain/allocation/list-appeals.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const appeal = await getAppeal(ctx.domain, contest.id, args.params.appealId ?? '')
  if (!appeal) return notFound()
  return {
    title: ctx.t('lists:appeals.one', { code: formatCode(appeal.code) }),
    head: headOf(ctx, contest),
    appeal: { ...appeal, askedAt: formatDate(ctx.locale, appeal.askedAt) },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const appealId = args.params.appealId ?? ''
  if (!(await getAppeal(ctx.domain, contest.id, appealId))) return notFound()
  const parsed = parseForm(appealAnswerInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await answerAppeal(ctx.domain, { contestId: contest.id, appealId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contest.id}/appeals`), 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', 'lists:error.answered')
}

export default function AppealPage() {
  const { title, head, appeal } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const contest = `/${locale}/organiser/contests/${head.contestId}`
  return (
    <Page
      title={title}
      back={{ href: `${contest}/appeals`, text: t('lists:appeals.title') }}
      before={
        <>
          <ContestNav {...head} current="lists" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      <p>
        {appeal.askedAt} · {t(`lists:appeal.fact.${appeal.fact}`)}
      </p>
      <blockquote lang="">
        <PlainText text={appeal.words} />
      </blockquote>
      <p>
        <a href={`${contest}/applications/${appeal.applicationId}`}>{t('lists:appeals.application')}</a>
      </p>
      {appeal.state === 'open' ? (
        <>
          <h2>{t('lists:appeals.how.title')}</h2>
          <p>{t('lists:appeals.how.body')}</p>
          <form method="post" encType="multipart/form-data" noValidate>
            <Radios
              legend={t('lists:appeals.found')}
              name="found"
              options={[
                { value: 'corrected', label: t('lists:appeals.corrected') },
                { value: 'confirmed', label: t('lists:appeals.confirmed') },
              ]}
              value={form.value('found')}
              {...form.error('found')}
            />
            <TextArea
              label={t('lists:appeals.answer')}
              hint={t('lists:appeals.answerHint')}
              name="answer"
              rows={5}
              value={form.value('answer')}
              {...form.error('answer')}
            />
            <Button>{t('lists:appeals.submit')}</Button>
          </form>
        </>
      ) : (
        <>
          <h2>{t(`lists:appeal.state.${appeal.state}`)}</h2>
          <PlainText text={appeal.answer} />
        </>
      )}
    </Page>
  )
}
