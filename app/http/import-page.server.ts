import { data } from '@remix-run/node'
import { importApplications, previewImport } from '#app/domain/screening/import-applications.server.ts'
import { importColumns } from '#app/domain/screening/import-columns.ts'
import { confirmedRows } from '#app/domain/screening/input.server.ts'
import type { ImportPlan } from '#app/domain/screening/plan-import.server.ts'
import { type PupilRow, readPupils } from '#app/domain/screening/read-pupils.server.ts'
import { notFound, redirectWithNotice } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { type FormIssue, refused } from './form.server.ts'

export const mostBytes = 4 * 1024 * 1024

type Target = {
  contestId: string
  /** whose pupils they are; null for an organiser */
  partnerId: string | null
  /** the page of what was imported */
  done: string
}

/** The columns with their headings in the page's language; what a partner's list has to have is less. */
export function importColumnsFor(ctx: RequestContext, partner: boolean) {
  return importColumns.map((column) => ({
    name: column.name,
    heading: column[ctx.locale],
    required: isRequired(column, partner),
  }))
}

const isRequired = (column: (typeof importColumns)[number], partner: boolean) =>
  partner ? ['familyName', 'givenName', 'birthDate'].includes(column.name) : column.required

/** The same page again: with what is wrong, or with what would be imported; nothing is stored yet. */
const page = (status: number, issues: FormIssue[], shown: ReturnType<typeof present> | null) =>
  data({ issues, values: {}, preview: shown }, { status })

/** What both import pages do: read a file and show what it holds, or import what was shown. */
export async function importAction(ctx: RequestContext, request: Request, target: Target) {
  const form = await request.formData()
  const problem = (key: string, params?: FormIssue['params']) =>
    page(422, [{ field: 'file', key, ...(params ? { params } : {}) }], null)
  const { contestId, partnerId } = target
  if (form.get('intent') === 'confirm') {
    const rows = confirmedRows(String(form.get('rows') ?? ''))
    if (!rows) return problem('screening:import.error.none')
    const input = { contestId, partnerId, rows, locale: ctx.locale, hash: String(form.get('hash') ?? '') }
    const outcome = await importApplications(ctx.domain, input)
    if (outcome.ok) return redirectWithNotice(target.done, 'imported')
    if (outcome.reason === 'unknown') return notFound()
    if (outcome.reason === 'locked') return refused(form, 'file', 'screening:error.closed')
    return problem('screening:import.error.changed')
  }
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return problem('screening:import.error.none')
  if (file.size > mostBytes) return problem('screening:import.error.large')
  const required = importColumns.filter((column) => isRequired(column, partnerId !== null)).map(({ name }) => name)
  const reading = await readPupils(new Uint8Array(await file.arrayBuffer()), required)
  if (!reading.ok) {
    if (reading.reason === 'quotes') return problem('screening:import.error.quotes', { line: reading.line })
    if (reading.reason !== 'headings') return problem(`screening:import.error.${reading.reason}`)
    const names = reading.missing.map((name) => importColumns.find((one) => one.name === name)?.[ctx.locale] ?? '')
    const sheets = reading.sheets.join(', ')
    const key = reading.sheets.length > 1 ? 'screening:import.error.sheets' : 'screening:import.error.headings'
    return problem(key, { names: names.join(', '), sheets })
  }
  const outcome = await previewImport(ctx.domain, { contestId, partnerId, rows: reading.rows, locale: ctx.locale })
  if (!outcome.ok) {
    return outcome.reason === 'unknown' ? notFound() : refused(form, 'file', 'screening:error.closed')
  }
  const shown = present(outcome.value, reading.rows, reading.sheet)
  return page(shown.problems.length > 0 ? 422 : 200, [], shown)
}

function present(plan: ImportPlan, rows: readonly PupilRow[], sheet: string | null) {
  const clean = plan.problems.length === 0
  return {
    problems: plan.problems.toSorted((a, b) => a.line - b.line),
    sheet,
    hash: plan.hash,
    /** what the confirmation sends back */
    carried: clean ? JSON.stringify(rows.map(({ line, cells }) => ({ line, cells }))) : '',
    known: plan.rows.filter((row) => row.imported).length,
    rows: plan.rows.map(({ line, imported, missing, pupil }) => ({
      line,
      imported,
      missing,
      name: `${pupil.familyName} ${pupil.givenName}`.trim(),
      birthDate: pupil.birthDate ?? '',
      essay: pupil.essay.body.slice(0, 60),
    })),
  }
}
