import { useTranslate } from '#app/i18n/use-translate.ts'
import { Radios } from './choices.tsx'
import { TextArea } from './field.tsx'
import type { FormState } from './form-state.ts'

/** Whether a family takes the device, and, if it wants to say, why not. */
export function AnswerFields({ form, legend }: { form: FormState; legend: string }) {
  const { t } = useTranslate()
  return (
    <>
      <Radios
        legend={legend}
        name="answer"
        options={[
          { value: 'accepted', label: t('lists:answer.accept') },
          { value: 'declined', label: t('lists:answer.decline'), hint: t('lists:answer.declineHint') },
        ]}
        value={form.value('answer')}
        {...form.error('answer')}
      />
      <TextArea
        label={t('lists:answer.reason')}
        hint={t('lists:answer.reasonHint')}
        name="reason"
        rows={3}
        value={form.value('reason')}
        {...form.error('reason')}
      />
    </>
  )
}
