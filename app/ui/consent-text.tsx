import { useTranslate } from '#app/i18n/use-translate.ts'

export type ConsentTextProps = {
  text: { version: string; title: string; intro: string; parts: readonly { title: string; body: string }[] }
}

/** The whole text that a legal representative agrees to, word for word, with its version. */
export function ConsentText({ text }: ConsentTextProps) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{text.title}</h2>
      <p className="hint">{t('consent:text.version', { version: text.version })}</p>
      <p>{text.intro}</p>
      <dl className="summary">
        {text.parts.map((part) => (
          <div key={part.title}>
            <dt>{part.title}</dt>
            <dd>{part.body}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
