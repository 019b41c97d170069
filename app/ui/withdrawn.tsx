import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from './button.tsx'
import { Page } from './page.tsx'

/** The page that confirms a withdrawal, however often it is asked for. */
export function Withdrawn() {
  const { t, locale } = useTranslate()
  return (
    <Page title={t('application:withdraw.doneTitle')} lead={t('application:withdraw.doneBody')}>
      <ButtonLink href={`/${locale}`} kind="secondary">
        {t('error:home')}
      </ButtonLink>
    </Page>
  )
}
