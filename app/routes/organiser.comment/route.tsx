import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideComment } from '#app/domain/comment/decide-comment.server.ts'
import { commentInput } from '#app/domain/comment/input.server.ts'
import { openComment } from '#app/domain/comment/open-comment.server.ts'
import { mayModerate } from '#app/domain/comment/rules.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { MarkedText } from '#app/ui/redaction.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { DecisionForm } from './decision-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', commentId = '' } = args.params
  const opened = await openComment(ctx.domain, { contestId, commentId })
  if (!opened) return notFound()
  const { contest, ...comment } = opened
  return {
    title: ctx.t('comment:one'),
    contest: { id: contest.id, title: contestTitle(contest, ctx.locale), state: contest.state },
    deciding: mayModerate(contest.state),
    ...comment,
  }
}

const refusals = {
  'not-now': { field: '', key: 'comment:error.over' },
  contacts: { field: 'shown', key: 'comment:error.contacts' },
  changed: { field: '', key: 'comment:error.changed' },
} as const

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contestId = '', commentId = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(commentInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await decideComment(ctx.domain, { contestId, commentId, decision: parsed.value })
  if (outcome.ok) {
    const list = ctx.href(`/organiser/contests/${contestId}/comments`)
    return redirectWithNotice(outcome.value.next ? `${list}/${outcome.value.next}` : list, 'saved')
  }
  if (outcome.reason === 'not-found') return notFound()
  const { field, key } = refusals[outcome.reason]
  return refused(form, field, key)
}

const tones = { waiting: 'waiting', approved: 'done', refused: 'neutral' } as const

export default function Comment() {
  const comment = useLoaderData<typeof loader>()
  const { title, contest, body, marks, state, essay, deciding } = comment
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { shown: comment.shown || body, reason: comment.reason })
  const list = `/${locale}/organiser/contests/${contest.id}/comments`
  return (
    <Page
      title={title}
      width="wide"
      back={{ href: `${list}?state=${state}`, text: t('comment:title') }}
      before={
        <>
          <ContestNav contestId={contest.id} title={contest.title} state={contest.state} current="jury" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
      tag={<StatusTag tone={tones[state]}>{t(`comment:state.${state}`)}</StatusTag>}
      aside={
        deciding ? (
          <DecisionForm version={comment.version} form={form} />
        ) : (
          <Notification tone="info">{t('comment:error.over')}</Notification>
        )
      }
    >
      <h2>{t('comment:written')}</h2>
      <MarkedText text={body} marks={marks} lang="" />
      {marks.length > 0 ? <p className="hint">{t('comment:marked')}</p> : null}
      <h2>{t('comment:essay')}</h2>
      {essay ? (
        <div className="sheet-of-text">
          <PlainText text={essay.text} lang={essay.language} />
        </div>
      ) : (
        <p>{t('comment:noEssay')}</p>
      )}
    </Page>
  )
}
