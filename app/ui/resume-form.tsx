import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from './button.tsx'
import { Page } from './page.tsx'

/** After an expired session and a new sign-in: one button sends what was typed to where it was meant for. */
export function ResumeForm({ action, fields }: { action: string; fields: readonly { name: string; value: string }[] }) {
  const { t } = useTranslate()
  return (
    <Page title={t('account:resume.title')} lead={t('account:resume.body')}>
      <form method="post" action={action} encType="multipart/form-data">
        {fields.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields of one name repeat, and the list never changes
          <input key={index} type="hidden" name={field.name} value={field.value} />
        ))}
        <ButtonRow>
          <Button>{t('account:resume.send')}</Button>
          <ButtonLink href={action} kind="secondary">
            {t('account:resume.discard')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  )
}
