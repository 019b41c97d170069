import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

export type WipesProps = {
  wipes: {
    id: string
    category: 'clear' | 'purge' | 'destroy' | 'no-storage'
    method: string
    tool: string
    outcome: 'passed' | 'failed'
    by: string
    at: string | Date
  }[]
}

/** How the data of a device was removed, each attempt. */
export function Wipes({ base, wipes }: WipesProps & { base: string }) {
  const { t, locale } = useTranslate()
  if (wipes.length === 0) return null
  return (
    <Table
      caption={t('workshop:wipe.attempts')}
      columns={[
        { key: 'category', title: t('workshop:wipe.category') },
        { key: 'method', title: t('workshop:wipe.method') },
        { key: 'outcome', title: t('workshop:wipe.outcome') },
        { key: 'when', title: t('workshop:history.when') },
        { key: 'who', title: t('workshop:history.who') },
        { key: 'paper', title: t('donation:status.papers') },
      ]}
      rows={wipes.map((wipe) => ({
        key: wipe.id,
        cells: {
          category: t(`workshop:wipe.categories.${wipe.category}`),
          method: [wipe.method, wipe.tool].filter(Boolean).join(' · '),
          outcome: (
            <StatusTag tone={wipe.outcome === 'passed' ? 'done' : 'danger'}>
              {t(`workshop:wipe.outcomes.${wipe.outcome}`)}
            </StatusTag>
          ),
          when: formatDateTime(locale, new Date(wipe.at)),
          who: wipe.by || t('workshop:history.self'),
          paper:
            wipe.outcome === 'passed' ? (
              <a href={`${base}/wipes/${wipe.id}`}>{t('workshop:wipe.certificate')}</a>
            ) : null,
        },
      }))}
    />
  )
}
