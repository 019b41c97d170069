import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

const kinds = ['birth', 'guardianship', 'disability', 'assistance', 'large-family', 'other'] as const

type Props = {
  group: string
  form: ReturnType<typeof useFormState>
  /** there is no copy: the paper is in the hands of whoever records it */
  inPerson: boolean
  kind: string | null
}

/** What a paper is and whether it is accepted; the form that was sent keeps what was typed. */
export function RecordForm({ group, form, inPerson, kind }: Props) {
  const { t } = useTranslate()
  const mine = form.invalid && form.value('group') === group
  const value = (name: string) => (mine ? form.value(name) : '')
  const error = (name: string) => (mine ? form.error(name) : {})
  return (
    <Details summary={t(inPerson ? 'certificate:recordInPerson' : 'certificate:record')} open={mine || !inPerson}>
      <form method="post" noValidate>
        <input type="hidden" name="what" value="record" />
        <input type="hidden" name="group" value={group} />
        <Select
          label={t('certificate:kind.label')}
          name="kind"
          placeholder={t('certificate:kind.choose')}
          value={mine ? value('kind') : kind}
          options={kinds.map((one) => ({ value: one, label: t(`certificate:kind.${one}`) }))}
          {...error('kind')}
        />
        <Field label={t('certificate:issuer')} name="issuer" value={value('issuer')} {...error('issuer')} />
        <Field
          label={t('certificate:validUntil')}
          optionalText={t('common:optional')}
          hint={t('certificate:validUntilHint')}
          name="validUntil"
          type="date"
          size="half"
          value={value('validUntil')}
          {...error('validUntil')}
        />
        <Radios
          legend={t('certificate:decision.label')}
          name="decision"
          inline
          value={value('decision')}
          options={[
            { value: 'accepted', label: t('certificate:decision.accepted') },
            { value: 'rejected', label: t('certificate:decision.rejected') },
          ]}
          {...error('decision')}
        />
        <Field
          label={t('certificate:reason')}
          hint={t('certificate:reasonHint')}
          name="reason"
          value={value('reason')}
          {...error('reason')}
        />
        <Button>{t('common:save')}</Button>
      </form>
    </Details>
  )
}
