import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** Who gives, and how they are reached. */
export function DonorFields({ form }: { form: FormState }) {
  const { t } = useTranslate()
  const text = (name: string) => ({ name, value: form.value(name), ...form.error(name) })
  return (
    <>
      <h2>{t('donation:who')}</h2>
      <Radios
        legend={t('donation:donorKind')}
        options={(['person', 'company'] as const).map((value) => ({
          value,
          label: t(`donation:donorKinds.${value}`),
        }))}
        {...text('donorKind')}
      />
      <Field label={t('donation:name')} autoComplete="name" {...text('name')} />
      <Field
        label={t('donation:bin')}
        optionalText={t('common:optional')}
        inputMode="numeric"
        size="half"
        {...text('bin')}
      />
      <Field
        label={t('donation:email')}
        hint={t('donation:emailHint')}
        type="email"
        autoComplete="email"
        {...text('email')}
      />
      <Field label={t('donation:phone')} type="tel" size="half" autoComplete="tel" {...text('phone')} />
      <p className="hint">{t('donation:data')}</p>
    </>
  )
}
