import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { FieldMessages, fieldId } from './field-parts.tsx'

export interface CertificateUploadProps {
  group: string
  name: string
  /** a paper is there already */
  replaces: boolean
  error?: string | undefined
}

/** One paper for one claim: a file input of its own, so that a broken connection costs one upload. */
export function CertificateUpload({ group, name, replaces, error }: CertificateUploadProps) {
  const { t } = useTranslate()
  const id = fieldId(`file-${group}`)
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="what" value="upload" />
      <input type="hidden" name="group" value={group} />
      <div className={error ? 'field invalid' : 'field'}>
        <label htmlFor={id}>{t('certificate:file', { group: name })}</label>
        <FieldMessages id={id} hint={t('certificate:fileHint')} error={error} />
        <input
          id={id}
          type="file"
          name="file"
          accept="image/jpeg,image/png,image/webp,application/pdf"
          aria-describedby={`${id}-hint`}
          aria-invalid={error ? true : undefined}
        />
      </div>
      <Button kind="secondary">{t(replaces ? 'certificate:replace' : 'certificate:send')}</Button>
    </form>
  )
}
