import { useTranslate } from '#app/i18n/use-translate.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

type Text = { title: string; language: string; parts: readonly { text: string; passage: number | null }[] }

/** One of two compared texts; a passage that the other has too carries the same number in both. */
export function ComparedTextBlock({ text }: { text: Text }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{text.title}</h2>
      <div className="prose marked-text" lang={text.language}>
        {text.parts.map((part, index) =>
          part.passage === null ? (
            part.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
            <mark key={index}>
              <sup>
                <VisuallyHidden>{t('screening:compare.passage')} </VisuallyHidden>
                {part.passage}
              </sup>{' '}
              {part.text}
            </mark>
          ),
        )}
      </div>
    </section>
  )
}
