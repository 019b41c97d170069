import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from './choices.tsx'
import { Field } from './field.tsx'
import type { FormState } from './form-state.ts'

const categories = ['clear', 'purge', 'destroy', 'no-storage'] as const

/** In which category of NIST SP 800-88 data was removed, how, and with what. */
export function WipeFields({ form }: { form: FormState }) {
  const { t } = useTranslate()
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  return (
    <>
      <Radios
        legend={t('workshop:wipe.category')}
        options={categories.map((value) => ({ value, label: t(`workshop:wipe.categories.${value}`) }))}
        {...text('category')}
      />
      <Field label={t('workshop:wipe.method')} hint={t('workshop:wipe.methodHint')} {...text('method')} />
      <Field label={t('workshop:wipe.tool')} optionalText={t('common:optional')} {...text('tool')} />
    </>
  )
}
