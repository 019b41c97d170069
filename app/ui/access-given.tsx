import type { GivenAccess } from '#app/http/card-sheet.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from './button.tsx'
import { CardSheet } from './card-sheet.tsx'
import { CodeCard } from './code.tsx'
import { Page } from './page.tsx'

/** What was given, once: a PIN to tell, or a card to print. Nobody can look it up again. */
export function AccessGiven({ given, back }: { given: GivenAccess; back: { href: string; text: string } }) {
  const { t } = useTranslate()
  if (given.kind === 'new-card') {
    return (
      <Page title={t('card:given.cardTitle')} lead={t('card:given.cardLead')} width="wide">
        <CardSheet sheet={given.sheet} />
        <ButtonLink href={back.href} kind="secondary">
          {back.text}
        </ButtonLink>
      </Page>
    )
  }
  return (
    <Page title={t('card:given.pinTitle')} lead={t('card:given.pinLead', { until: given.until })}>
      <CodeCard label={t('card:code')} code={given.code} />
      <CodeCard label={t('card:given.pin')} code={given.pin} hint={t('card:given.pinHint')} />
      <ButtonLink href={back.href} kind="secondary">
        {back.text}
      </ButtonLink>
    </Page>
  )
}
