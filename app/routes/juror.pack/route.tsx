import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { compareReturned } from '#app/domain/pack/compare-returned.server.ts'
import { longestReturn, readReturned } from '#app/domain/pack/returned-scores.ts'
import { saveReturned } from '#app/domain/pack/save-returned.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { redirectWithNotice } from '#app/http/answer.server.ts'
import { deskOf } from '#app/http/desk-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ReturnForm } from './return-form.tsx'
import { ReturnPreview } from './return-preview.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const { title, scoring, essays, contestId } = await deskOf(ctx, args.params)
  const open = essays.filter(({ state }) => state === 'to-read' || state === 'draft').length
  return { title: ctx.t('pack:title'), contest: title, contestId, scoring, open }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const content = await contentOf(form)
  if (content === null) return refused(form, 'file', 'pack:error.long')
  const read = readReturned(content)
  if (!read.ok) return refused(form, 'file', `pack:error.${read.reason}`)
  const input = { contestId, locale: ctx.locale, returned: read.value }
  if (form.get('intent') === 'save') {
    const mine = new Set([...form].flatMap(([name, value]) => (value === 'mine' ? [name.replace('take.', '')] : [])))
    const seen = new Map(
      [...form].flatMap(([name, value]) => (name.startsWith('seen.') ? [[name.slice(5), Number(value)] as const] : [])),
    )
    const outcome = await saveReturned(ctx.domain, { ...input, mine, seen })
    if (!outcome.ok) return refusedReturn(form, outcome.reason)
    if (outcome.value.left.length === 0) return redirectWithNotice(ctx.href(`/jury/${contestId}`), 'saved')
  }
  const compared = await compareReturned(ctx.domain, input)
  if (!compared.ok) return refusedReturn(form, compared.reason)
  return data({ issues: [], values: {}, preview: { ...compared.value, content, again: form.get('intent') === 'save' } })
}

function refusedReturn(form: FormData, reason: 'another-contest' | 'closed' | 'not-ready') {
  return refused(form, 'file', reason === 'closed' ? 'jury:error.closed' : `pack:error.${reason}`)
}

/** The file, or else the text that was pasted; null for a file that cannot be one of ours. */
async function contentOf(form: FormData): Promise<string | null> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return String(form.get('content') ?? '')
  return file.size > 4 * longestReturn ? null : file.text()
}

export default function OfflinePack() {
  const { title, contest, contestId, scoring, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(answer, {})
  const queue = `/${locale}/jury/${contestId}`
  const preview = answer && 'preview' in answer ? answer.preview : null
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('pack:lead')}
      width={preview ? 'wide' : 'text'}
      back={{ href: queue, text: t('jury:queue.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {preview ? (
        <ReturnPreview {...preview} cancel={`${queue}/pack`} />
      ) : !scoring ? (
        <Notification tone="info">{t('pack:closed')}</Notification>
      ) : (
        <>
          <h2>{t('pack:take.title')}</h2>
          {open > 0 ? (
            <>
              <p>{t('pack:take.body', { count: open })}</p>
              <p>
                <strong>{t('pack:file.private')}</strong>
              </p>
              <ButtonLink href={`${queue}/pack/file`}>{t('pack:take.button')}</ButtonLink>
            </>
          ) : (
            <p>{t('pack:take.none')}</p>
          )}
          <ReturnForm form={form} />
        </>
      )}
    </Page>
  )
}
