import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Select } from './select.tsx'

type Choice = {
  name: string
  label: string
  placeholder: string
  value: string | null
  options: readonly { value: string; label: string }[]
}

type Props = {
  base: string
  part: string
  search: { label: string; value: string }
  /** a choice of one thing is not offered */
  choices: readonly Choice[]
  apply: string
}

/** Narrows the part of a list that is open; everything stands in the address. */
export function ListFilters({ base, part, search, choices, apply }: Props) {
  return (
    <form method="get" action={base} className="toolbar">
      <input type="hidden" name="part" value={part} />
      <Field label={search.label} name="search" type="search" value={search.value} />
      {choices
        .filter(({ options }) => options.length > 1)
        .map(({ name, label, placeholder, value, options }) => (
          <Select
            key={name}
            label={label}
            name={name}
            placeholder={placeholder}
            value={value ?? ''}
            options={options}
          />
        ))}
      <Button kind="secondary">{apply}</Button>
    </form>
  )
}
