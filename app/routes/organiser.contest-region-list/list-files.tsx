import { inLocale, localeNames, locales } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'

const formats = ['pdf', 'xlsx', 'csv'] as const

/** The same list to take along, in each language. */
export function ListFiles({ href, outcome }: { href: string; outcome: string }) {
  const { t } = useTranslate()
  return (
    <div className="toolbar">
      <Details summary={t('lists:files.title')}>
        <p>{t('lists:files.hint')}</p>
        <ul>
          {formats.map((format) => (
            <li key={format}>
              {t(`lists:files.${format}`)}:{' '}
              {locales.map((other, at) => (
                <span key={other}>
                  {at > 0 ? ' · ' : ''}
                  <a href={`${inLocale(href, other)}/${format}?list=${outcome}`} hrefLang={other}>
                    {localeNames[other]}
                  </a>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
