import { mostRounds } from '#app/domain/discrepancy/rules.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** What sends an essay to one more juror, how often, and what the adjudicator's scores are worth. */
export function RuleSection({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('discrepancy:rule.title')}</h2>
      <p>{t('discrepancy:rule.lead')}</p>
      <form method="post" noValidate>
        <Fieldset id="when" legend={t('discrepancy:rule.when')} hint={t('discrepancy:rule.whenHint')}>
          <Checkbox label={t('discrepancy:rule.byLevels')} name="byLevels" checked={form.value('byLevels') === 'yes'} />
          <Field
            label={t('discrepancy:rule.levelGap')}
            name="levelGap"
            inputMode="numeric"
            size="year"
            value={form.value('levelGap')}
            {...form.error('levelGap')}
          />
          <Checkbox label={t('discrepancy:rule.byPoints')} name="byPoints" checked={form.value('byPoints') === 'yes'} />
          <Field
            label={t('discrepancy:rule.pointsGap')}
            name="pointsGap"
            inputMode="numeric"
            size="year"
            value={form.value('pointsGap')}
            {...form.error('pointsGap')}
          />
          <Checkbox
            label={t('discrepancy:rule.statistical')}
            hint={t('discrepancy:rule.statisticalHint')}
            name="statistical"
            checked={form.value('statistical') === 'yes'}
          />
        </Fieldset>
        <Radios
          legend={t('discrepancy:rule.rounds')}
          hint={t('discrepancy:rule.roundsHint')}
          name="extraRounds"
          inline
          value={form.value('extraRounds')}
          options={Array.from({ length: mostRounds + 1 }, (_, value) => ({ value: String(value), label: value }))}
          {...form.error('extraRounds')}
        />
        <Radios
          legend={t('discrepancy:rule.adjudicated')}
          name="adjudicated"
          value={form.value('adjudicated')}
          options={(['replaces', 'counts'] as const).map((value) => ({
            value,
            label: t(`discrepancy:rule.${value}`),
            hint: t(`discrepancy:rule.${value}Hint`),
          }))}
          {...form.error('adjudicated')}
        />
        <Button name="intent" value="rule">
          {t('discrepancy:rule.save')}
        </Button>
      </form>
    </section>
  )
}
