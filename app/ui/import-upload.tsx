import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

/** One file to look at before anything is stored. */
export function ImportUpload({ error }: { error: { error?: string } }) {
  const { t } = useTranslate()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <Field
        label={t('screening:import.file')}
        hint={t('screening:import.fileHint')}
        name="file"
        type="file"
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        {...error}
      />
      <Button name="intent" value="preview">
        {t('screening:import.check')}
      </Button>
    </form>
  )
}
