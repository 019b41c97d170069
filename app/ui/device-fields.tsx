import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from './choices.tsx'
import { Field, TextArea } from './field.tsx'
import type { FormState } from './form-state.ts'
import { Select } from './select.tsx'

export type DeviceChoices = { classes: readonly string[]; storageKinds: readonly string[] }

/** What is known of a device, as a technician types it. */
export function DeviceFields({ form, classes, storageKinds }: { form: FormState } & DeviceChoices) {
  const { t } = useTranslate()
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  return (
    <>
      <Radios
        legend={t('workshop:class')}
        inline
        options={classes.map((value) => ({ value, label: t(`allocation:class.${value as 'laptop'}`) }))}
        {...text('class')}
      />
      <Field label={t('workshop:make')} size="half" {...text('make')} />
      <Field label={t('workshop:model')} {...text('model')} />
      <Field label={t('workshop:serial')} spellCheck={false} {...text('serial')} />
      <Field label={t('workshop:processor')} {...text('processor')} />
      <Field label={t('workshop:memory')} inputMode="numeric" size="short" {...text('memoryGb')} />
      <Field label={t('workshop:storage')} inputMode="numeric" size="short" {...text('storageGb')} />
      <Select
        label={t('workshop:storageKind')}
        size="half"
        options={storageKinds.map((value) => ({ value, label: t(`workshop:storageKinds.${value as 'ssd'}`) }))}
        {...text('storageKind')}
      />
      <Field
        label={t('workshop:battery')}
        hint={t('workshop:batteryHint')}
        inputMode="numeric"
        size="short"
        {...text('batteryHealth')}
      />
      <Field label={t('workshop:screen')} inputMode="decimal" size="short" {...text('screenInches')} />
      <TextArea label={t('workshop:defects')} hint={t('workshop:defectsHint')} rows={3} {...text('defects')} />
    </>
  )
}
