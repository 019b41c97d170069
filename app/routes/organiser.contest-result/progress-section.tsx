import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Table } from '#app/ui/table.tsx'

export interface ProgressSectionProps {
  contest: { state: string }
  planned: number
  progress: readonly { reviews: number; essays: number }[]
}

/** How far the jury is, as counts that name neither an author nor a juror. */
export function ProgressSection({ contest, planned, progress }: ProgressSectionProps) {
  const { t } = useTranslate()
  if (contest.state !== 'in-review') {
    return <EmptyState title={t('scoring:early.title')}>{t('scoring:early.body')}</EmptyState>
  }
  const essays = progress.reduce((sum, row) => sum + row.essays, 0)
  const done = progress.reduce((sum, row) => sum + row.essays * Math.min(row.reviews, planned), 0)
  return (
    <section>
      <h2>{t('scoring:progress.title')}</h2>
      <p>{t('scoring:progress.anonymous')}</p>
      <Progress
        label={t('scoring:progress.label')}
        value={done}
        max={essays * planned}
        text={t('scoring:progress.text', { done, planned: essays * planned })}
      />
      <Table
        caption={t('scoring:progress.caption')}
        columns={[
          { key: 'reviews', title: t('scoring:progress.reviews') },
          { key: 'essays', title: t('scoring:progress.essays'), numeric: true },
        ]}
        rows={progress.map((row) => ({
          key: String(row.reviews),
          cells: {
            reviews: row.reviews < planned ? `${row.reviews} (${t('scoring:progress.fewer')})` : row.reviews,
            essays: row.essays,
          },
        }))}
      />
      <p>{t('scoring:progress.next')}</p>
    </section>
  )
}
