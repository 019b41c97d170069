import { useTranslate } from '#app/i18n/use-translate.ts'
import { Checkbox } from './choices.tsx'

/** Whose phone is it? On a borrowed one, which is taken for granted, nothing stays behind. */
export function OwnPhone({ checked }: { checked: boolean }) {
  const { t } = useTranslate()
  return (
    <>
      <input type="hidden" name="phone" value="asked" />
      <Checkbox
        name="ownPhone"
        label={t('account:ownPhone.label')}
        hint={t('account:ownPhone.hint')}
        checked={checked}
      />
    </>
  )
}
