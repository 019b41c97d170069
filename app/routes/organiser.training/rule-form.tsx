import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** Whether the training comes before the first score. */
export function RuleForm({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <form method="post" noValidate>
      <Radios
        legend={t('training:organiser.rule.title')}
        legendSize="m"
        hint={t('training:organiser.rule.hint')}
        name="required"
        value={form.value('required')}
        options={[
          { value: 'yes', label: t('training:organiser.rule.yes') },
          { value: 'no', label: t('training:organiser.rule.no') },
        ]}
        {...form.error('required')}
      />
      <Button kind="secondary">{t('common:save')}</Button>
    </form>
  )
}
