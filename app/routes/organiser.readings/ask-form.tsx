import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** How many further readings to look for at most. */
export function AskForm({ form, again }: { form: FormState; again: boolean }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t(again ? 'certainty:ask.again' : 'certainty:ask.title')}</h2>
      <p className="prose">{t('certainty:ask.body')}</p>
      <form method="post" noValidate>
        <Field
          label={t('certainty:ask.most')}
          hint={t('certainty:ask.hint')}
          name="most"
          inputMode="numeric"
          size="year"
          value={form.value('most')}
          {...form.error('most')}
        />
        <Button kind={again ? 'secondary' : 'primary'}>{t('certainty:ask.submit')}</Button>
      </form>
    </section>
  )
}
