import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Radios } from './choices.tsx'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'
import { SummaryList } from './summary-list.tsx'

const ways = ['knows-child', 'saw-document', 'called-guardian'] as const
const kinds = ['new-pin', 'new-card'] as const

type Props = {
  form: ReturnType<typeof useFormState>
  access: { code: string; name: string; phone: string; guardianName: string; waiting: boolean }
}

/** Asks how the child was recognised and what it needs. Nothing is chosen beforehand. */
export function AccessForm({ form, access }: Props) {
  const { t } = useTranslate()
  return (
    <>
      <SummaryList
        rows={[
          { key: t('application:code.label'), value: access.code },
          ...(access.name ? [{ key: t('card:access.child'), value: access.name }] : []),
          ...(access.guardianName ? [{ key: t('card:access.guardian'), value: access.guardianName }] : []),
          ...(access.phone ? [{ key: t('card:access.phone'), value: access.phone }] : []),
          ...(access.waiting ? [{ key: t('card:batch.state'), value: t('card:access.waiting') }] : []),
        ]}
      />
      <form method="post" encType="multipart/form-data" noValidate>
        <Radios
          legend={t('card:access.recognised')}
          name="recognised"
          value={form.value('recognised')}
          options={ways.map((value) => ({ value, label: t(`card:recognised.${value}`) }))}
          {...form.error('recognised')}
        />
        <Radios
          legend={t('card:access.kind')}
          name="kind"
          value={form.value('kind')}
          options={kinds.map((value) => ({
            value,
            label: t(`card:recovery.${value}`),
            hint: t(`card:recoveryHint.${value}`),
          }))}
          {...form.error('kind')}
        />
        <Field
          label={t('card:access.note')}
          optionalText={t('common:optional')}
          hint={t('card:access.noteHint')}
          name="note"
          maxLength={200}
          value={form.value('note')}
          {...form.error('note')}
        />
        <p>{t('card:access.ends')}</p>
        <Button>{t('card:access.button')}</Button>
      </form>
    </>
  )
}
