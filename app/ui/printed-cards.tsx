import type { CardSheetData } from '#app/http/card-sheet.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { CardSheet } from './card-sheet.tsx'
import { Page } from './page.tsx'

/** The page around a sheet of cards: on paper only the cards are left of it. */
export function PrintedCards({ title, back, sheet }: { title: string; back: string; sheet: CardSheetData }) {
  const { t } = useTranslate()
  return (
    <Page
      title={title}
      lead={sheet.cards.length > 0 ? t('card:sheet.how') : t('card:sheet.none')}
      back={{ href: back, text: t('card:batch.back') }}
      width="wide"
    >
      <CardSheet sheet={sheet} />
    </Page>
  )
}
