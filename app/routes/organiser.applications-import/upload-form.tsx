import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'

/** One file to look at before anything is stored. */
export function UploadForm({ error }: { error: { error?: string } }) {
  const { t } = useTranslate()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <Field
        label={t('screening:import.file')}
        hint={t('screening:import.fileHint')}
        name="file"
        type="file"
        accept=".csv,text/csv"
        {...error}
      />
      <Button name="intent" value="preview">
        {t('screening:import.check')}
      </Button>
    </form>
  )
}
