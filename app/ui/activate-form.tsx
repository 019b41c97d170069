import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import type { useFormState } from './form-state.ts'
import { OwnPhone } from './own-phone.tsx'
import { PinFields } from './pin-fields.tsx'

/** The first use of a card: its code is known, the PIN is chosen. */
export function ActivateForm({
  action,
  next,
  form,
}: {
  action: string
  next: string
  form: ReturnType<typeof useFormState>
}) {
  const { t } = useTranslate()
  return (
    <form method="post" action={action} noValidate>
      <input type="hidden" name="intent" value="activate" />
      <input type="hidden" name="next" value={next} />
      <Field label={t('card:code')} name="code" size="half" readOnly value={form.value('code')} />
      <PinFields form={form} />
      <OwnPhone checked={form.value('ownPhone') === 'yes'} />
      <Button>{t('card:activate.button')}</Button>
    </form>
  )
}
