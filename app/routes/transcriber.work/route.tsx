import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listWork } from '#app/domain/transcription/list-work.server.ts'
import { takeTask } from '#app/domain/transcription/take-task.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { refused } from '#app/http/form.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'transcriber')
  return { title: ctx.t('paper:typing.title'), work: await listWork(ctx.domain) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'transcriber')
  const taken = await takeTask(ctx.domain)
  if (taken.ok) return redirect(ctx.href(`/transcribe/${taken.value.taskId}`))
  return refused(await args.request.formData(), '', `paper:error.${taken.reason}`)
}

export default function TypingWork() {
  const { title, work } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('paper:typing.lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <SummaryList
        rows={[
          { key: t('paper:typing.toType'), value: formatNumber(locale, work.toType) },
          { key: t('paper:typing.toSettle'), value: formatNumber(locale, work.toSettle) },
          { key: t('paper:typing.settled'), value: formatNumber(locale, work.settled) },
        ]}
      />
      {work.held.length > 0 ? (
        <>
          <h2>{t('paper:typing.held')}</h2>
          <ul>
            {work.held.map(({ id, kind, until }) => (
              <li key={id}>
                <a href={`/${locale}/transcribe/${id}`}>{t(`paper:typing.${kind}.title`)}</a>
                {` · ${t('paper:typing.until', { at: formatDateTime(locale, until) })}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {work.toType + work.toSettle > 0 ? (
        <form method="post">
          <Button>{t('paper:typing.take')}</Button>
        </form>
      ) : (
        <EmptyState title={t('paper:typing.noneTitle')}>{t('paper:typing.noneBody')}</EmptyState>
      )}
    </Page>
  )
}
