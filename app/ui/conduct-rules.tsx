import { useTranslate } from '#app/i18n/use-translate.ts'

const rules = ['text', 'alone', 'unknown', 'quiet', 'recuse'] as const

/** What every juror promises before the first essay. */
export function ConductRules() {
  const { t } = useTranslate()
  return (
    <ul>
      {rules.map((rule) => (
        <li key={rule}>{t(`jury:conduct.rule.${rule}`)}</li>
      ))}
    </ul>
  )
}
