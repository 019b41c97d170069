import type { ReactNode } from 'react'
import { describedBy, FieldMessages, fieldId } from '#app/ui/field-parts.tsx'

export interface SelectProps {
  label: ReactNode
  name: string
  options: readonly { value: string; label: string }[]
  value?: string | null | undefined
  /** The text of the empty first option. */
  placeholder?: string | undefined
  hint?: ReactNode
  error?: ReactNode
  labelHidden?: boolean | undefined
  autoComplete?: string | undefined
  size?: 'full' | 'half' | 'short' | undefined
}

/** One answer out of many: regions, districts, grades. For fewer than eight answers use `Radios`. */
export function Select(props: SelectProps) {
  const id = fieldId(props.name)
  return (
    <div className={props.error ? 'field invalid' : 'field'}>
      <label htmlFor={id} className={props.labelHidden ? 'vh' : undefined}>
        {props.label}
      </label>
      <FieldMessages id={id} hint={props.hint} error={props.error} />
      <select
        id={id}
        name={props.name}
        className={props.size && props.size !== 'full' ? `size-${props.size}` : undefined}
        defaultValue={props.value ?? undefined}
        autoComplete={props.autoComplete}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(id, props.hint, props.error)}
      >
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
