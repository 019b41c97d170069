import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from './choices.tsx'
import type { FormState } from './form-state.ts'

interface RubricRadiosProps {
  form: FormState
  criteria: readonly { number: number; name: string; levels: readonly { score: number; text: string }[] }[]
}

/** A group for each criterion with its worded levels, as the fields `score.1`, `score.2`, … */
export function RubricRadios({ form, criteria }: RubricRadiosProps) {
  const { t } = useTranslate()
  return criteria.map(({ number, name, levels }) => (
    <Radios
      key={number}
      legend={t('jury:essay.criterion', { number, name })}
      name={`score.${number}`}
      value={form.value(`score.${number}`)}
      options={levels.map(({ score, text }) => ({
        value: String(score),
        label: (
          <>
            <strong className="numeric">{score}</strong> {text}
          </>
        ),
      }))}
      {...form.error(`score.${number}`)}
    />
  ))
}
