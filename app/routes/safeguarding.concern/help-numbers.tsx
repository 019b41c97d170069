import { useTranslate } from '#app/i18n/use-translate.ts'

const numbers = ['111', '150', '102'] as const

/** Whom to ring, for the contact and for whoever the contact speaks with. */
export function HelpNumbers() {
  const { t } = useTranslate()
  return (
    <section className="card">
      <h2>{t('concern:help.title')}</h2>
      <p>{t('concern:help.lead')}</p>
      <ul>
        {numbers.map((number) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <strong className="numeric">{number}</strong>
            </a>{' '}
            {t(`concern:help.n${number}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
