import type { SharedText } from '#app/domain/flag/find-shared-texts.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ComparedTextBlock } from '#app/ui/compared-text.tsx'

/** The flagged text beside each text with which it shares passages, without who wrote them. */
export function SharedTexts({ texts, language }: { texts: readonly SharedText[]; language: string }) {
  const { t } = useTranslate()
  if (texts.length === 0) return <p>{t('flag:shared.none')}</p>
  return texts.map(({ words, own, other }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
    <section key={index}>
      <p>{t('flag:shared.words', { count: words })}</p>
      <div className="side-by-side">
        <ComparedTextBlock text={{ title: t('flag:shared.own'), language, parts: own }} />
        <ComparedTextBlock text={{ title: t('flag:shared.other', { number: index + 1 }), language, parts: other }} />
      </div>
    </section>
  ))
}
