import { formatNumber } from '#app/i18n/format.ts'
import { isLocale, localeNames } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Interval = { gap: number; low: number; high: number }

export interface LanguageSectionProps {
  languages: readonly {
    one: string
    other: string
    bilingual: number
    known: Interval | null
    assumed: Interval | null
  }[]
}

/** The gap between languages as far as it can be known, and plainly what cannot. */
export function LanguageSection({ languages }: LanguageSectionProps) {
  const { t, locale } = useTranslate()
  const nameOf = (language: string) => (isLocale(language) ? localeNames[language] : language)
  const show = ({ gap, low, high }: Interval) => {
    const number = (value: number) => formatNumber(locale, value, 1)
    return t('calibration:language.interval', { gap: number(gap), low: number(low), high: number(high) })
  }
  return (
    <section>
      <h2>{t('calibration:language.title')}</h2>
      <p className="prose">{t(languages.length === 0 ? 'calibration:language.single' : 'calibration:language.lead')}</p>
      {languages.map(({ one, other, bilingual, known, assumed }) => (
        <section key={`${one}-${other}`}>
          <h3>{t('calibration:language.pair', { one: nameOf(one), other: nameOf(other) })}</h3>
          <SummaryList
            rows={[
              { key: t('calibration:language.bilingual'), value: bilingual },
              {
                key: t('calibration:language.known'),
                value: known ? show(known) : t('calibration:language.unknown'),
              },
              {
                key: t('calibration:language.assumed'),
                value: assumed ? show(assumed) : t('calibration:language.unknown'),
              },
            ]}
          />
        </section>
      ))}
      {languages.length > 0 ? <p className="prose">{t('calibration:language.limits')}</p> : null}
    </section>
  )
}
