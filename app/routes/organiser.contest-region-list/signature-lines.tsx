import { useTranslate } from '#app/i18n/use-translate.ts'

/** On paper alone: who answers for the list signs under it. */
export function SignatureLines() {
  const { t } = useTranslate()
  return (
    <div className="signatures">
      {(['coordinator', 'organiser'] as const).map((who) => (
        <p key={who}>
          <span>{t(`lists:sign.${who}`)}</span>
          <span>{t('lists:sign.date')}</span>
        </p>
      ))}
    </div>
  )
}
