import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** What is wanted of every juror, which conflicts count, and who reads an anchor essay. */
export function RuleSection({ form }: { form: FormState }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('jury:giving.rule')}</h2>
      <form method="post" noValidate>
        <Field
          label={t('jury:giving.leastLoad')}
          hint={t('jury:giving.leastLoadHint')}
          name="leastLoad"
          inputMode="numeric"
          value={form.value('leastLoad')}
          {...form.error('leastLoad')}
        />
        <Fieldset id="conflicts" legend={t('jury:giving.conflicts')}>
          <Checkbox
            label={t('jury:giving.surnameConflicts')}
            hint={t('jury:giving.surnameHint')}
            name="surnameConflicts"
            checked={form.value('surnameConflicts') === 'yes'}
          />
          <Checkbox
            label={t('jury:giving.ownDistrictAllowed')}
            hint={t('jury:giving.ownDistrictHint')}
            name="ownDistrictAllowed"
            checked={form.value('ownDistrictAllowed') === 'yes'}
          />
        </Fieldset>
        <Radios
          legend={t('jury:giving.anchorWho')}
          name="anchorWho"
          value={form.value('anchorWho')}
          options={[
            { value: 'all', label: t('jury:giving.anchorAll') },
            { value: 'some', label: t('jury:giving.anchorSome') },
          ]}
          {...form.error('anchorWho')}
        />
        <Field
          label={t('jury:giving.anchorReaders')}
          name="anchorReaders"
          inputMode="numeric"
          value={form.value('anchorReaders')}
          {...form.error('anchorReaders')}
        />
        <Button name="intent" value="rule">
          {t('jury:giving.save')}
        </Button>
      </form>
    </section>
  )
}
