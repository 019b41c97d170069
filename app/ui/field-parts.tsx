import type { ReactNode } from 'react'

/** The id of the control called `name`; error summaries link to it. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** The value of `aria-describedby` for a control with these texts, or undefined when there are none. */
export function describedBy(id: string, hint: ReactNode, error: ReactNode, ...more: (string | undefined)[]) {
  const ids = [hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined, ...more].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The hint and the error of a control, in that order, between its label and the control itself. */
export function FieldMessages({ id, hint, error }: { id: string; hint: ReactNode; error: ReactNode }) {
  return (
    <>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  )
}
