import type { ReactNode } from 'react'
import { describedBy, FieldMessages } from '#app/ui/field-parts.tsx'

export interface FieldsetProps {
  /** Base of the ids of hint and error. */
  id: string
  legend: ReactNode
  legendSize?: 's' | 'm' | 'l' | undefined
  hint?: ReactNode
  error?: ReactNode
  children: ReactNode
}

/** A group of controls that answer one question: its legend, hint and error, and the controls as children. */
export function Fieldset({ id, legend, legendSize = 's', hint, error, children }: FieldsetProps) {
  return (
    <fieldset className={error ? 'field invalid' : 'field'} aria-describedby={describedBy(id, hint, error)}>
      <legend className={`legend-${legendSize}`}>{legend}</legend>
      <FieldMessages id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}
