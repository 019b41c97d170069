import { data } from '@remix-run/node'
import type { z } from 'zod'

/** A problem with one field (or the whole form when `field` is empty); `key` is a translation key. */
export type FormIssue = { field: string; key: string; params?: Record<string, string | number> }

/** What an invalid form is answered with, with status 422: the issues and what was typed. */
export type FormProblem = { issues: FormIssue[]; values: Record<string, string[]> }

/** Everything typed, by field name. Files and PINs or passwords are never sent back. */
export function typedValues(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || /pin|password/i.test(name)) continue
    values[name] = [...(values[name] ?? []), value]
  }
  return values
}

/**
 * Reads a form through a zod schema whose messages are translation keys.
 * A field with several values, or one named in `lists`, arrives as an array.
 */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
  lists: readonly string[] = [],
): { ok: true; value: z.output<S> } | { ok: false; problem: FormProblem } {
  return parseFields(schema, form, Object.fromEntries(lists.map((name) => [name, form.getAll(name)])))
}

/** Like `parseForm`, with some fields read already: `read` stands before what the form has by those names. */
export function parseFields<S extends z.ZodType>(
  schema: S,
  form: FormData,
  read: Readonly<Record<string, unknown>>,
): { ok: true; value: z.output<S> } | { ok: false; problem: FormProblem } {
  const raw: Record<string, unknown> = {
    ...Object.fromEntries([...form.keys()].map((name) => [name, form.get(name)])),
    ...read,
  }
  const result = schema.safeParse(raw)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problem: { issues: formIssues(result.error), values: typedValues(form) } }
}

/** The first problem of each field, by the field's path: `levels.0.kk`. */
export function formIssues(error: z.ZodError): FormIssue[] {
  const issues: FormIssue[] = []
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.')
    if (issues.some((known) => known.field === field)) continue
    issues.push({ field, key: isKey(issue.message) ? issue.message : 'error:field.unusable' })
  }
  return issues
}

/** Whether a message is ours: zod's own are English sentences, some with a colon. */
const isKey = (message: string) => /^[a-zA-Z]+:[\w.-]+$/.test(message)

/** The 422 answer for issues that the schema or a use case found. */
export function invalid(problem: FormProblem) {
  return data(problem, { status: 422 })
}

/** A refusal of a use case as a form problem. */
export function refused(form: FormData, field: string, key: string, params?: Record<string, string | number>) {
  return invalid({ issues: [{ field, key, ...(params ? { params } : {}) }], values: typedValues(form) })
}
