import type { ReactNode } from 'react'
import { describedBy, FieldMessages, fieldId } from '#app/ui/field-parts.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'

export interface ChoiceOption {
  value: string
  label: ReactNode
  hint?: ReactNode
}

interface GroupProps {
  legend: ReactNode
  name: string
  options: readonly ChoiceOption[]
  hint?: ReactNode
  error?: ReactNode
  /** Side by side where there is room: for two or three short answers. */
  inline?: boolean | undefined
  legendSize?: 's' | 'm' | 'l' | undefined
}

interface ChoiceProps extends ChoiceOption {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  checked: boolean
  exclusive?: boolean | undefined
  describedBy?: string | undefined
  invalid?: boolean | undefined
}

function Choice(props: ChoiceProps) {
  return (
    <div className="choice">
      <input
        type={props.type}
        id={props.id}
        name={props.name}
        value={props.value}
        defaultChecked={props.checked}
        data-exclusive={props.exclusive ? '' : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid ? true : undefined}
      />
      <label htmlFor={props.id}>
        {props.label}
        {props.hint ? <span className="hint"> {props.hint}</span> : null}
      </label>
    </div>
  )
}

/** The first control answers to the id that error summaries link to. */
function optionId(name: string, index: number): string {
  return index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`
}

/** One answer out of several. */
export function Radios({ value, ...group }: GroupProps & { value?: string | null | undefined }) {
  return (
    <Fieldset {...group} id={fieldId(group.name)}>
      <div className={group.inline ? 'choices inline' : 'choices'}>
        {group.options.map((option, index) => (
          <Choice
            {...option}
            key={option.value}
            type="radio"
            id={optionId(group.name, index)}
            name={group.name}
            checked={option.value === value}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** Any number of answers. `exclusive` is the value of the answer that rules out the others («ештеңе де емес»). */
export function Checkboxes({
  values = [],
  exclusive,
  ...group
}: GroupProps & { values?: readonly string[] | undefined; exclusive?: string | undefined }) {
  return (
    <Fieldset {...group} id={fieldId(group.name)}>
      <div className={group.inline ? 'choices inline' : 'choices'}>
        {group.options.map((option, index) => (
          <Choice
            {...option}
            key={option.value}
            type="checkbox"
            id={optionId(group.name, index)}
            name={group.name}
            checked={values.includes(option.value)}
            exclusive={option.value === exclusive}
          />
        ))}
      </div>
    </Fieldset>
  )
}

export interface CheckboxProps {
  label: ReactNode
  name: string
  value?: string | undefined
  checked?: boolean | undefined
  hint?: ReactNode
  error?: ReactNode
}

/** One statement to agree with: a consent, a declaration. */
export function Checkbox({ label, name, value = 'yes', checked = false, hint, error }: CheckboxProps) {
  const id = fieldId(name)
  return (
    <div className={error ? 'field invalid' : 'field'}>
      <FieldMessages id={id} hint={undefined} error={error} />
      <Choice
        type="checkbox"
        id={id}
        name={name}
        value={value}
        label={label}
        hint={hint}
        checked={checked}
        describedBy={describedBy(id, undefined, error)}
        invalid={Boolean(error)}
      />
    </div>
  )
}
