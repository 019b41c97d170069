import { useTranslate } from '#app/i18n/use-translate.ts'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'

/** A new PIN, typed twice. */
export function PinFields({ form }: { form: ReturnType<typeof useFormState> }) {
  const { t } = useTranslate()
  return (
    <>
      <Field
        label={t('application:start.pin')}
        name="pin"
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={6}
        size="short"
        hint={t('application:start.pinHint')}
        {...form.error('pin')}
      />
      <Field
        label={t('application:start.pinAgain')}
        name="pinAgain"
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={6}
        size="short"
        {...form.error('pinAgain')}
      />
    </>
  )
}
