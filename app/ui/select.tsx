import type { ReactNode } from 'react'
import { describedBy, FieldMessages, fieldId } from '#app/ui/field-parts.tsx'

interface Option {
  value: string
  label: string
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ))
}

export interface SelectProps {
  label: ReactNode
  name: string
  options?: readonly Option[] | undefined
  /** Instead of `options`: each group under its name. */
  groups?: readonly { label: string; options: readonly Option[] }[] | undefined
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
        <Options options={props.options ?? []} />
        {props.groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </select>
    </div>
  )
}
