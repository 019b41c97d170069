import type { LanguageProgress } from '#app/domain/monitor/get-monitor.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { StackedBars } from '#app/ui/stacked-bars.tsx'
import { Table } from '#app/ui/table.tsx'

/** How many essays have no reading, one, two, … or all of them: as bars, and as a table. */
export function CoverageSection({ languages }: { languages: LanguageProgress[] }) {
  const { t, locale } = useTranslate()
  const wanted = (languages[0]?.depths.length ?? 1) - 1
  const parts = Array.from({ length: wanted + 1 }, (_, count) => t('monitor:coverage.reviews', { count }))
  const named = (language: string) => t(`common:language_${language as Locale}`)
  return (
    <section>
      <h2>{t('monitor:coverage.title')}</h2>
      <StackedBars
        caption={t('monitor:coverage.caption')}
        parts={parts}
        rows={languages.map(({ language, depths }) => ({
          label: named(language),
          counts: depths,
          text: `${named(language)}: ${depths.map((count, at) => `${parts[at]} – ${count}`).join(', ')}`,
        }))}
      />
      <Table
        caption={t('monitor:coverage.caption')}
        captionHidden
        columns={[
          { key: 'language', title: t('jury:organiser.coverage.language') },
          { key: 'essays', title: t('jury:organiser.coverage.essays'), numeric: true },
          ...parts.map((title, at) => ({ key: `depth-${at}`, title, numeric: true })),
        ]}
        rows={languages.map(({ language, essays, depths }) => ({
          key: language,
          cells: {
            language: named(language),
            essays: formatNumber(locale, essays),
            ...Object.fromEntries(depths.map((count, at) => [`depth-${at}`, formatNumber(locale, count)])),
          },
        }))}
      />
    </section>
  )
}
