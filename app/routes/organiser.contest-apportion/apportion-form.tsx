import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

export interface ApportionFormProps {
  form: FormState
  nodes: readonly { value: string; label: string }[]
}

/** What is shared out, by what, how. */
export function ApportionForm({ form, nodes }: ApportionFormProps) {
  const { t } = useTranslate()
  return (
    <form method="get" noValidate>
      <div className="columns">
        <Select label={t('stock:apportion.node')} name="node" options={nodes} value={form.value('node')} />
        <Select
          label={t('stock:apportion.by')}
          name="by"
          options={[
            { value: 'eligible', label: t('stock:apportion.byEligible') },
            { value: 'applicants', label: t('stock:apportion.byApplicants') },
            { value: 'population', label: t('stock:apportion.byPopulation') },
          ]}
          value={form.value('by')}
        />
        <Select
          label={t('stock:apportion.method')}
          name="method"
          options={[
            { value: 'sainte-lague', label: t('stock:apportion.sainteLague') },
            { value: 'largest-remainder', label: t('stock:apportion.largestRemainder') },
          ]}
          value={form.value('method')}
        />
        <Field
          label={t('stock:apportion.devices')}
          hint={t('stock:apportion.devicesHint')}
          name="devices"
          inputMode="numeric"
          size="short"
          value={form.value('devices')}
          {...form.error('devices')}
        />
        <Field
          label={t('stock:apportion.minimum')}
          name="minimum"
          inputMode="numeric"
          size="short"
          value={form.value('minimum')}
          {...form.error('minimum')}
        />
      </div>
      <Button kind="secondary">{t('stock:apportion.compute')}</Button>
    </form>
  )
}
