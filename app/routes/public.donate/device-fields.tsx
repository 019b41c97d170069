import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

type Props = {
  form: FormState
  classes: readonly ('laptop' | 'desktop' | 'tablet' | 'phone')[]
  regions: readonly { kato: string; name: string }[]
}

/** What is given, where it stands and how it comes. */
export function DeviceFields({ form, classes, regions }: Props) {
  const { t } = useTranslate()
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  const optional = { optionalText: t('common:optional') }
  return (
    <>
      <h2>{t('donation:what')}</h2>
      <Radios
        legend={t('donation:class')}
        inline
        options={classes.map((value) => ({ value, label: t(`allocation:class.${value}`) }))}
        {...text('class')}
      />
      <Field
        label={t('donation:count')}
        hint={t('donation:countHint')}
        inputMode="numeric"
        size="short"
        {...text('count')}
      />
      <Field label={t('donation:make')} {...optional} {...text('make')} />
      <Field label={t('donation:age')} inputMode="numeric" size="short" {...optional} {...text('ageYears')} />
      <Radios
        legend={t('donation:condition')}
        inline
        options={(['works', 'broken', 'unknown'] as const).map((value) => ({
          value,
          label: t(`donation:conditions.${value}`),
        }))}
        {...text('condition')}
      />
      <Radios
        legend={t('donation:charger')}
        inline
        options={(['yes', 'no', 'some'] as const).map((value) => ({ value, label: t(`donation:chargers.${value}`) }))}
        {...text('charger')}
      />
      <Select
        label={t('donation:region')}
        placeholder={t('donation:choose')}
        options={regions.map(({ kato, name }) => ({ value: kato, label: name }))}
        {...text('region')}
      />
      <Radios
        legend={t('donation:handing')}
        options={(['pick-up', 'drop-off'] as const).map((value) => ({ value, label: t(`donation:handings.${value}`) }))}
        {...text('handing')}
      />
      <Field label={t('donation:address')} autoComplete="street-address" {...optional} {...text('address')} />
      <TextArea label={t('donation:note')} rows={3} {...optional} {...text('note')} />
    </>
  )
}
