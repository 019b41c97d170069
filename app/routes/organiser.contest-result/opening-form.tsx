import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'

/** Asks what points are looked at beside codes for, each time before they are. */
export function OpeningForm({ form }: { form: ReturnType<typeof useFormState> }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('scoring:open.title')}</h2>
      <p className="prose">{t('scoring:open.body')}</p>
      <form method="post" noValidate className="prose">
        <TextArea
          label={t('scoring:open.purpose')}
          name="purpose"
          rows={2}
          hint={t('scoring:open.hint')}
          value={form.value('purpose')}
          {...form.error('purpose')}
        />
        <ButtonRow>
          <Button name="intent" value="open">
            {t('scoring:open.submit')}
          </Button>
        </ButtonRow>
      </form>
    </section>
  )
}
