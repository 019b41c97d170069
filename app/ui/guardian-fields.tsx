import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from './choices.tsx'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'

const relations = ['mother', 'father', 'adoptive', 'guardian', 'foster', 'institution'] as const

/** Who the legal representative is, and what to the child. */
export function GuardianFields({ form }: { form: ReturnType<typeof useFormState> }) {
  const { t } = useTranslate()
  return (
    <>
      <Field
        label={t('consent:guardianName')}
        name="guardianName"
        value={form.value('guardianName')}
        hint={t('consent:guardianNameHint')}
        {...form.error('guardianName')}
      />
      <Radios
        legend={t('consent:guardianRelation')}
        name="guardianRelation"
        options={relations.map((one) => ({ value: one, label: t(`consent:relation.${one}`) }))}
        value={form.value('guardianRelation')}
        {...form.error('guardianRelation')}
      />
    </>
  )
}
