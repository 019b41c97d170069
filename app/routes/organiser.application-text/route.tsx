import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveText } from '#app/domain/screening/approve-text.server.ts'
import { spanKey } from '#app/domain/screening/choose-spans.ts'
import { textInput } from '#app/domain/screening/input.server.ts'
import { nextInQueue } from '#app/domain/screening/next-in-queue.server.ts'
import { openText } from '#app/domain/screening/open-text.server.ts'
import { previewText } from '#app/domain/screening/preview-text.ts'
import { reopenText } from '#app/domain/screening/reopen-text.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import { queueOf, queueQuery, screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { MarkedText } from '#app/ui/redaction.tsx'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { ApprovedText } from './approved-text.tsx'
import { RedactionForm } from './redaction-form.tsx'
import { TextNotes } from './text-notes.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const addressOf = (params: LoaderFunctionArgs['params']) => ({
  contestId: params.contestId ?? '',
  applicationId: params.applicationId ?? '',
})

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const contest = await screenedContest(ctx, args.params)
  const opened = await openText(ctx.domain, addressOf(args.params))
  if (!opened.ok) return notFound()
  const text = opened.value
  return {
    title: ctx.t('screening:text.title'),
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    applicationId: args.params.applicationId ?? '',
    query: queueQuery(queueOf(args.request, contest.id)),
    text,
    chosen: (text.stored ?? text.found).map(spanKey),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const address = addressOf(args.params)
  const queue = queueOf(args.request, address.contestId)
  const list = ctx.href(`/organiser/contests/${address.contestId}/applications`)
  const form = await args.request.formData()
  const parsed = parseForm(textInput, form, ['hidden'])
  if (!parsed.ok) return invalid(parsed.problem)
  const { essayVersion, textVersion, hidden, words } = parsed.value
  const intent = form.get('intent')
  if (intent === 'preview') {
    const opened = await openText(ctx.domain, address)
    if (!opened.ok) return notFound()
    return { issues: [], values: typedValues(form), preview: previewText(opened.value, { hidden, words }) }
  }
  const next = intent === 'next' ? await nextInQueue(ctx.domain, queue, address.applicationId) : undefined
  const outcome =
    intent === 'reopen'
      ? await reopenText(ctx.domain, { ...address, textVersion })
      : await approveText(ctx.domain, { ...address, essayVersion, textVersion, hidden, words })
  if (!outcome.ok) {
    if (outcome.reason === 'unknown') return notFound()
    if (outcome.reason === 'changed')
      return data(refused(form, '', 'screening:error.text.changed').data, { status: 409 })
    return refused(form, '', `screening:error.text.${outcome.reason}`)
  }
  if (intent === 'reopen')
    return redirectWithNotice(`${list}/${address.applicationId}/text${queueQuery(queue)}`, 'saved')
  if (next) return redirectWithNotice(`${list}/${next}/text${queueQuery(queue)}`, 'approved')
  if (next === null) return redirectWithNotice(`${list}${queueQuery(queue)}`, 'approved')
  return redirectWithNotice(`${list}/${address.applicationId}/text${queueQuery(queue)}`, 'approved')
}

export default function ApplicationText() {
  const { title, head, base, applicationId, query, text, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = useFormState(answer, { hidden: chosen })
  const preview = answer && 'preview' in answer ? answer.preview : null
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      caption={`${formatCode(text.code)} · ${text.name}`}
      back={{ href: `${base}/${applicationId}${query}`, text: t('screening:text.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
      aside={
        text.approved ? (
          <ApprovedText text={text} />
        ) : (
          <RedactionForm text={text} form={form} preview={preview} disabled={!text.mayApprove || !text.eligible} />
        )
      }
    >
      <ScreeningHead {...head} />
      <TextNotes text={text} />
      <h2>{t('screening:text.original')}</h2>
      <MarkedText text={text.body} marks={text.found} lang={text.language} />
    </Page>
  )
}
