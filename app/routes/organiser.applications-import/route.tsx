import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { importApplications, previewImport } from '#app/domain/screening/import-applications.server.ts'
import { importColumns } from '#app/domain/screening/import-columns.ts'
import { decodeCsv } from '#app/domain/screening/read-csv.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { type FormIssue, refused } from '#app/http/form.server.ts'
import { screenedContest, screeningHead } from '#app/http/queue-of.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ScreeningHead } from '#app/ui/screening-head.tsx'
import { ImportGuide } from './import-guide.tsx'
import { ImportPreview, type Preview } from './import-preview.tsx'
import { UploadForm } from './upload-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const mostBytes = 4 * 1024 * 1024

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  return {
    title: ctx.t('screening:import.title'),
    head: screeningHead(ctx, contest),
    base: ctx.href(`/organiser/contests/${contest.id}/applications`),
    columns: importColumns.map((column) => ({
      name: column.name,
      heading: column[ctx.locale],
      required: column.required,
    })),
    groups: contest.groups.map(({ key, names }) => ({ key, name: names[ctx.locale] || names.kk })),
  }
}

/** The same page again: with what is wrong, or with what would be imported; nothing is stored yet. */
const page = (status: number, issues: FormIssue[], csv: string, preview: Preview | null) =>
  data({ issues, values: {}, csv, preview }, { status })

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await screenedContest(ctx, args.params)
  const form = await args.request.formData()
  const file = form.get('file')
  const problem = (key: string, params?: FormIssue['params']) =>
    page(422, [{ field: 'file', key, ...(params ? { params } : {}) }], '', null)
  let csv = String(form.get('csv') ?? '')
  if (file instanceof File) {
    if (file.size === 0) return problem('screening:import.error.none')
    if (file.size > mostBytes) return problem('screening:import.error.large')
    const decoded = decodeCsv(new Uint8Array(await file.arrayBuffer()))
    if (decoded === null) return problem('screening:import.error.encoding')
    csv = decoded
  }
  const input = { contestId: contest.id, csv, locale: ctx.locale }
  const confirmed = form.get('intent') === 'confirm'
  const outcome = confirmed ? await importApplications(ctx.domain, input) : await previewImport(ctx.domain, input)
  if (outcome.ok) {
    if ('entered' in outcome.value) {
      return redirectWithNotice(ctx.href(`/organiser/contests/${contest.id}/applications?part=check`), 'imported')
    }
    const { rows, problems } = outcome.value
    return page(problems.length > 0 ? 422 : 200, [], csv, {
      problems,
      known: rows.filter((row) => row.imported).length,
      rows: rows.map(({ line, imported, application: a }) => ({
        line,
        imported,
        name: `${a.familyName} ${a.givenName}`,
        birthDate: a.birthDate,
        essay: a.essay.body.slice(0, 60),
      })),
    })
  }
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'locked') return refused(form, 'file', 'screening:error.closed')
  if (outcome.reason === 'problems') {
    return page(422, [], csv, { problems: outcome.problems ?? [], known: 0, rows: [] })
  }
  const { reading } = outcome
  if (reading?.reason === 'headings') {
    const names = reading.missing.map(
      (name) => importColumns.find((column) => column.name === name)?.[ctx.locale] ?? '',
    )
    return problem('screening:import.error.headings', { names: names.join(', ') })
  }
  return problem(`screening:import.error.${reading?.reason ?? 'empty'}`, { line: reading?.line ?? 1 })
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
      {preview ? (
        <ImportPreview
          preview={preview}
          csv={answer && 'csv' in answer ? answer.csv : ''}
          columns={columns}
          cancelHref={`${base}/import`}
        />
      ) : null}
      <UploadForm error={form.error('file')} />
      <ImportGuide templateHref={`${base}/import/template`} columns={columns} groups={groups} />
    </Page>
  )
}
