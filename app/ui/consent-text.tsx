import { useTranslate } from '#app/i18n/use-translate.ts'

const parts = ['who', 'data', 'purpose', 'access', 'public', 'transfer', 'term', 'withdraw'] as const

/** The whole text that a legal representative agrees to, with its version. */
export function ConsentText({ version }: { version: string }) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('consent:text.title')}</h2>
      <p className="hint">{t('consent:text.version', { version })}</p>
      <p>{t('consent:text.intro')}</p>
      <dl>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`consent:text.${part}.title`)}</dt>
            <dd>{t(`consent:text.${part}.body`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
