import type { ReactNode } from 'react'
import { describedBy, FieldMessages, fieldId } from '#app/ui/field-parts.tsx'

export interface RichTextFieldProps {
  label: ReactNode
  name: string
  /** Light markup: empty line, `## `, `- `, `1. `, `> `, `**bold**`, `*italic*`. */
  value: string
  hint?: ReactNode
  error?: ReactNode
  /** Language of the text. */
  lang: string
  /** The words of the editor's toolbar, handed on as `data-labels`. */
  labels: Readonly<Record<string, string>>
  rows?: number | undefined
  required?: boolean | undefined
}

/** A formatted text, typed as light markup; where scripts run, an editor takes the place of the text area. */
export function RichTextField({
  label,
  name,
  value,
  hint,
  error,
  lang,
  labels,
  rows = 10,
  required,
}: RichTextFieldProps) {
  const id = fieldId(name)
  return (
    <div
      className={error ? 'field editor-field invalid' : 'field editor-field'}
      data-editor="rich"
      data-labels={JSON.stringify(labels)}
    >
      <label htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <FieldMessages id={id} hint={hint} error={error} />
      <textarea
        id={id}
        name={name}
        rows={rows}
        lang={lang}
        defaultValue={value}
        aria-required={required ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </div>
  )
}
