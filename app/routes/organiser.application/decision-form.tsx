import { type IneligibleReason, ineligibleReasons } from '#app/domain/screening/rules.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

type Props = {
  form: ReturnType<typeof useFormState>
  version: number
  eligibility: 'pending' | 'eligible' | 'ineligible'
  reason: IneligibleReason | null
}

/** Whether the child takes part. A decision can be taken back until the list is published. */
export function DecisionForm({ form, version, eligibility, reason }: Props) {
  const { t } = useTranslate()
  const decided = eligibility !== 'pending'
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      {decided ? (
        <>
          <h2>{t('screening:decision.made')}</h2>
          <p>
            {t(`screening:state.${eligibility}`)}
            {reason ? `: ${t(`screening:reason.${reason}`)}` : ''}
          </p>
          <Button kind="secondary" name="eligibility" value="pending">
            {t('screening:decision.undo')}
          </Button>
        </>
      ) : (
        <>
          <Radios
            legend={t('screening:decision.legend')}
            legendSize="m"
            name="eligibility"
            value={form.value('eligibility')}
            options={[
              { value: 'eligible', label: t('screening:decision.eligible') },
              { value: 'ineligible', label: t('screening:decision.ineligible') },
            ]}
            {...form.error('eligibility')}
          />
          <Select
            label={t('screening:decision.reason')}
            hint={t('screening:decision.reasonHint')}
            name="reason"
            placeholder={t('screening:decision.choose')}
            value={form.value('reason')}
            options={ineligibleReasons.map((value) => ({ value, label: t(`screening:reason.${value}`) }))}
            {...form.error('reason')}
          />
          <ButtonRow>
            <Button name="after" value="next">
              {t('screening:decision.next')}
            </Button>
            <Button kind="secondary" name="after" value="stay">
              {t('common:save')}
            </Button>
          </ButtonRow>
        </>
      )}
    </form>
  )
}
