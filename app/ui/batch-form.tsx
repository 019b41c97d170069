import { localeNames, locales } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Radios } from './choices.tsx'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'

/** Asks how many cards, for whom and in which language. */
export function BatchForm({ form }: { form: ReturnType<typeof useFormState> }) {
  const { t } = useTranslate()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <h2>{t('card:new.title')}</h2>
      <input type="hidden" name="key" value={form.value('key')} />
      <Field
        label={t('card:new.label')}
        hint={t('card:new.labelHint')}
        name="label"
        maxLength={120}
        value={form.value('label')}
        {...form.error('label')}
      />
      <Field
        label={t('card:new.count')}
        name="count"
        inputMode="numeric"
        size="short"
        value={form.value('count')}
        {...form.error('count')}
      />
      <Radios
        legend={t('card:new.locale')}
        name="locale"
        inline
        value={form.value('locale')}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
        {...form.error('locale')}
      />
      <Button>{t('card:new.button')}</Button>
    </form>
  )
}
