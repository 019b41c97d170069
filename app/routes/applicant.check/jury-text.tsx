import { useTranslate } from '#app/i18n/use-translate.ts'
import { PlainText } from '#app/ui/plain-text.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type Part = { text: string; instead: string | null }

type Props = {
  body: string
  lang: string
  /** null: the finder failed, and the text is shown as it is */
  preview: { parts: readonly Part[]; covered: number } | null
}

/** The child's essay with what jurors will not see: each covered word beside the one that stands in its place. */
export function JuryText({ body, lang, preview }: Props) {
  const { t, locale } = useTranslate()
  if (!preview) {
    return (
      <>
        <p>{t('jurytext:failed')}</p>
        <PlainText text={body} lang={lang} />
      </>
    )
  }
  return (
    <>
      <h3>{t('jurytext:title')}</h3>
      <p>{t('jurytext:why')}</p>
      <p>{preview.covered === 0 ? t('jurytext:none') : t('jurytext:covered', { count: preview.covered })}</p>
      <div className="prose plain-text" lang={lang}>
        {preview.parts.map(({ text, instead }, index) =>
          instead === null ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
            <mark key={index}>
              <VisuallyHidden>
                <span lang={locale}>{t('jurytext:hidden')}</span>{' '}
              </VisuallyHidden>
              {text} <b>{instead}</b>
            </mark>
          ),
        )}
      </div>
    </>
  )
}
