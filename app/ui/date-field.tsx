import type { ReactNode } from 'react'
import { describedBy, FieldMessages, fieldId } from '#app/ui/field-parts.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'

type DatePart = 'day' | 'month' | 'year'

export interface DateFieldProps {
  legend: ReactNode
  name: string
  value?: { day?: string | undefined; month?: string | undefined; year?: string | undefined } | null | undefined
  labels: Record<DatePart, string>
  hint?: ReactNode
  error?: ReactNode
  /** `bday` lets the browser fill in a birth date. */
  autoComplete?: 'bday' | undefined
  legendSize?: 's' | 'm' | 'l' | undefined
  /** Which inputs the error is about; all three unless told. */
  errorParts?: readonly DatePart[] | undefined
}

const parts = [
  { part: 'day', suffix: 'Day', maxLength: 2, size: 'size-day' },
  { part: 'month', suffix: 'Month', maxLength: 2, size: 'size-day' },
  { part: 'year', suffix: 'Year', maxLength: 4, size: 'size-year' },
] as const

/** A date that the person knows by heart: three inputs named `NAMEDay`, `NAMEMonth` and `NAMEYear`. */
export function DateField({ value, labels, autoComplete, errorParts, ...group }: DateFieldProps) {
  const id = fieldId(group.name)
  return (
    <Fieldset {...group} id={id}>
      <div className="date">
        {parts.map(({ part, suffix, maxLength, size }) => {
          const inputId = part === 'day' ? id : `${id}${suffix}`
          const invalid = group.error && (errorParts ?? ['day', 'month', 'year']).includes(part)
          return (
            <div key={part}>
              <label htmlFor={inputId}>{labels[part]}</label>
              <input
                id={inputId}
                name={`${group.name}${suffix}`}
                className={size}
                inputMode="numeric"
                maxLength={maxLength}
                defaultValue={value?.[part]}
                autoComplete={autoComplete ? `${autoComplete}-${part}` : undefined}
                aria-invalid={invalid ? true : undefined}
              />
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}

export interface DateTimeFieldProps {
  label: ReactNode
  name: string
  /** `YYYY-MM-DDTHH:mm`, the wall clock of Kazakhstan. */
  value?: string | null | undefined
  hint?: ReactNode
  error?: ReactNode
  min?: string | undefined
  max?: string | undefined
}

/** A moment that staff plan: the browser's own picker. */
export function DateTimeField({ label, name, value, hint, error, min, max }: DateTimeFieldProps) {
  const id = fieldId(name)
  return (
    <div className={error ? 'field invalid' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <FieldMessages id={id} hint={hint} error={error} />
      <input
        type="datetime-local"
        id={id}
        name={name}
        className="size-half"
        defaultValue={value ?? undefined}
        min={min}
        max={max}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </div>
  )
}
