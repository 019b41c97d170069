import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react'
import { describedBy, FieldMessages, fieldId } from '#app/ui/field-parts.tsx'

type DataAttributes = Readonly<Record<`data-${string}`, string>>

interface CommonProps {
  label: ReactNode
  name: string
  value?: string | number | null | undefined
  hint?: ReactNode
  error?: ReactNode
  /** Announced to assistive technology. The browser's own check is not used: its messages are in the browser's language. */
  required?: boolean | undefined
  /** For example «міндетті емес», shown after the label. */
  optionalText?: ReactNode
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  maxLength?: number | undefined
  spellCheck?: boolean | undefined
  /** Language of what is typed, when it is not the page's. */
  lang?: string | undefined
  readOnly?: boolean | undefined
  /** Makes the label large, for a page that asks this one thing. */
  labelSize?: 's' | 'm' | 'l' | undefined
  labelHidden?: boolean | undefined
  dataAttributes?: DataAttributes | undefined
}

export interface FieldProps extends CommonProps {
  type?: HTMLInputTypeAttribute | undefined
  inputMode?: 'none' | 'text' | 'tel' | 'url' | 'email' | 'numeric' | 'decimal' | 'search' | undefined
  size?: 'full' | 'half' | 'short' | 'year' | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  min?: number | string | undefined
  max?: number | string | undefined
  step?: number | string | undefined
  /** For `type="file"`. */
  accept?: string | undefined
}

export interface TextAreaProps extends CommonProps {
  rows?: number | undefined
  /** Renders `<p data-counter-for>`, a live region that a script may keep up to date; without one the label stays. */
  counter?: { min?: number | undefined; max?: number | undefined; label: string } | undefined
}

function Label({ id, props }: { id: string; props: CommonProps }) {
  const classes = [props.labelSize && `legend-${props.labelSize}`, props.labelHidden && 'vh'].filter(Boolean).join(' ')
  return (
    <label htmlFor={id} className={classes || undefined}>
      {props.label}
      {props.optionalText ? <span className="optional"> {props.optionalText}</span> : null}
    </label>
  )
}

function commonAttributes(id: string, props: CommonProps, counterId?: string) {
  return {
    id,
    name: props.name,
    autoComplete: props.autoComplete,
    maxLength: props.maxLength,
    spellCheck: props.spellCheck,
    lang: props.lang,
    readOnly: props.readOnly,
    'aria-required': props.required ? true : undefined,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': describedBy(id, props.hint, props.error, counterId),
    ...props.dataAttributes,
  } as const
}

/**
 * One line of text with its label, hint and error. The id is `field-NAME`; what was typed comes back through `value`.
 * Put `noValidate` on the form: errors are told by the server, in the language of the page.
 */
export function Field(props: FieldProps) {
  const id = fieldId(props.name)
  const type = props.type ?? 'text'
  const input = (
    <input
      {...commonAttributes(id, props)}
      type={type}
      className={props.size && props.size !== 'full' ? `size-${props.size}` : undefined}
      defaultValue={type === 'file' ? undefined : (props.value ?? undefined)}
      inputMode={props.inputMode}
      min={props.min}
      max={props.max}
      step={props.step}
      accept={props.accept}
    />
  )
  return (
    <div className={props.error ? 'field invalid' : 'field'}>
      <Label id={id} props={props} />
      <FieldMessages id={id} hint={props.hint} error={props.error} />
      {props.prefix || props.suffix ? (
        <div className="affix">
          {props.prefix ? <span aria-hidden="true">{props.prefix}</span> : null}
          {input}
          {props.suffix ? <span aria-hidden="true">{props.suffix}</span> : null}
        </div>
      ) : (
        input
      )}
    </div>
  )
}

/** Several lines of text; otherwise like `Field`. */
export function TextArea(props: TextAreaProps) {
  const id = fieldId(props.name)
  const counterId = props.counter ? `${id}-counter` : undefined
  return (
    <div className={props.error ? 'field invalid' : 'field'}>
      <Label id={id} props={props} />
      <FieldMessages id={id} hint={props.hint} error={props.error} />
      <textarea
        {...commonAttributes(id, props, counterId)}
        rows={props.rows ?? 6}
        defaultValue={props.value ?? undefined}
      />
      {props.counter ? (
        <p
          className="counter"
          id={counterId}
          aria-live="polite"
          data-counter-for={id}
          data-min={props.counter.min}
          data-max={props.counter.max}
        >
          {props.counter.label}
        </p>
      ) : null}
    </div>
  )
}
