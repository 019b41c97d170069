import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { allow } from '#app/http/allow.server.ts'
import { importAction, importColumnsFor } from '#app/http/import-page.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { ImportGuide } from '#app/ui/import-guide.tsx'
import { ImportPreview } from '#app/ui/import-preview.tsx'
import { ImportUpload } from '#app/ui/import-upload.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  return {
    title: ctx.t('screening:import.title'),
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    columns: importColumnsFor(ctx, false),
    groups: contest.groups.map(({ key, names }) => ({ key, name: names[ctx.locale] || names.kk })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  const done = ctx.href(`/organiser/contests/${contest.id}/applications?part=check`)
  return importAction(ctx, args.request, { contestId: contest.id, partnerId: null, done })
}

export default function ImportApplications() {
  const { title, head, base, columns, groups } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = useFormState(answer, {})
  const { t } = useTranslate()
  const preview = answer && 'preview' in answer ? answer.preview : null
  return (
    <Page
      title={title}
      lead={t('screening:import.lead')}
      back={{ href: base, text: t('screening:list.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ScreeningHead {...head} />
      {preview ? <ImportPreview preview={preview} columns={columns} cancelHref={`${base}/import`} /> : null}
      <ImportUpload error={form.error('file')} />
      <ImportGuide templateHref={`${base}/import/template`} columns={columns} groups={groups} />
    </Page>
  )
}
