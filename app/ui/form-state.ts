import { useTranslate } from '#app/i18n/use-translate.ts'

type Problem = {
  issues: { field: string; key: string; params?: Record<string, string | number> }[]
  values: Record<string, string[]>
}

/**
 * What a form shows: after a 422 what was typed and what is wrong with it, otherwise the initial values.
 * @param problem the action's answer, if it was a `FormProblem`
 */
export function useFormState(problem: unknown, initial: Record<string, string | readonly string[] | null | undefined>) {
  const { t } = useTranslate()
  const known = isProblem(problem) ? problem : null
  const errors = (known?.issues ?? []).map(({ field, key, params }) => ({
    field,
    text: String(t(key as never, (params ?? {}) as never)),
  }))
  return {
    invalid: known !== null,
    /** for `ErrorSummary` */
    errors: errors.map(({ field, text }) => (field ? { field, text } : { text })),
    error(name: string): { error?: string } {
      const found = errors.find(({ field }) => field === name)
      return found ? { error: found.text } : {}
    },
    value(name: string): string {
      if (known) return known.values[name]?.[0] ?? ''
      const value = initial[name]
      return typeof value === 'string' ? value : (value?.[0] ?? '')
    },
    values(name: string): string[] {
      if (known) return known.values[name] ?? []
      const value = initial[name]
      return typeof value === 'string' ? [value] : [...(value ?? [])]
    },
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'issues' in value && 'values' in value
}

/** What `useFormState` gives to the fields of a form. */
export type FormState = ReturnType<typeof useFormState>
