import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-field.tsx'
import { Field } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'

type Props = {
  form: ReturnType<typeof useFormState>
  extension: { until: Date | string; reason: string } | null
}

/** More time for this child alone, until a moment and for a reason that the family reads. */
export function ExtensionForm({ form, extension }: Props) {
  const { t, locale } = useTranslate()
  return (
    <>
      <h2>{t('status:extension.title')}</h2>
      <p>{t('status:extension.lead')}</p>
      {extension ? (
        <form method="post">
          <p>
            {t('status:extension.until', { at: formatDateTime(locale, new Date(extension.until)) })}{' '}
            {t('status:extension.why', { reason: extension.reason })}
          </p>
          <Button kind="secondary" name="what" value="end-extension">
            {t('status:extension.revoke')}
          </Button>
        </form>
      ) : null}
      <form method="post" noValidate>
        <DateTimeField
          label={t('status:extension.newUntil')}
          name="until"
          value={form.value('until')}
          {...form.error('until')}
        />
        <Field
          label={t('status:extension.reason')}
          hint={t('status:extension.reasonHint')}
          name="reason"
          value={form.value('reason')}
          {...form.error('reason')}
        />
        <Button name="what" value="extend">
          {t(extension ? 'status:extension.change' : 'status:extension.grant')}
        </Button>
      </form>
    </>
  )
}
