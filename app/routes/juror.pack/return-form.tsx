import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'

/** Brings scores back: as a file, or as the text of it where a browser gives no file. */
export function ReturnForm({ form }: { form: ReturnType<typeof useFormState> }) {
  const { t } = useTranslate()
  const pasted = form.value('content')
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <h2>{t('pack:return.title')}</h2>
      <Field
        type="file"
        name="file"
        accept=".json,application/json"
        label={t('pack:return.file')}
        hint={t('pack:return.fileHint')}
        {...form.error('file')}
      />
      <Details summary={t('pack:return.paste')} open={Boolean(pasted)}>
        <TextArea name="content" rows={4} label={t('pack:return.text')} value={pasted} spellCheck={false} />
      </Details>
      <Button name="intent" value="check">
        {t('pack:return.check')}
      </Button>
    </form>
  )
}
