import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** Until when jurors should have read, and after how many quiet days one counts as overdue. */
export function PlanForm({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2 id="plan">{t('monitor:plan.title')}</h2>
      <form method="post" noValidate>
        <Field
          type="date"
          size="half"
          label={t('monitor:plan.finishBy')}
          hint={t('monitor:plan.finishByHint')}
          optionalText={t('common:optional')}
          name="finishBy"
          value={form.value('finishBy')}
          {...form.error('finishBy')}
        />
        <Field
          label={t('monitor:plan.quietDays')}
          hint={t('monitor:plan.quietDaysHint')}
          name="quietDays"
          inputMode="numeric"
          size="year"
          value={form.value('quietDays')}
          {...form.error('quietDays')}
        />
        <Button kind="secondary">{t('common:save')}</Button>
      </form>
    </section>
  )
}
