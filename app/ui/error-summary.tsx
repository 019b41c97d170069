import { fieldId } from '#app/ui/field-parts.tsx'

export interface ErrorSummaryProps {
  title: string
  errors: readonly { field?: string | undefined; text: string }[]
}

/**
 * What is wrong with the form below, each line a link to its field. It takes the focus when the page opens, without
 * a script. Renders nothing when there are no errors.
 */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the reader must learn first that the form was not accepted
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ''}:${error.text}`}>
            {error.field ? <a href={`#${fieldId(error.field)}`}>{error.text}</a> : error.text}
          </li>
        ))}
      </ul>
    </div>
  )
}
