import type { TraineeRow } from '#app/domain/training/get-training-setup.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { Distance } from './distance.tsx'

/** Who has finished, and how far from the reference: by number alone until the result is decided. */
export function TraineeSection({ trainees }: { trainees: TraineeRow[] }) {
  const { t, locale } = useTranslate()
  const stateOf = ({ conduct, essays, answered }: TraineeRow) => {
    if (!conduct) return <StatusTag tone="waiting">{t('training:organiser.trainees.conduct')}</StatusTag>
    if (essays === 0) return <StatusTag tone="neutral">{t('training:organiser.trainees.nothing')}</StatusTag>
    if (answered === essays) return <StatusTag tone="done">{t('training:organiser.trainees.finished')}</StatusTag>
    return answered > 0 ? (
      <StatusTag tone="info">{t('training:organiser.trainees.begun')}</StatusTag>
    ) : (
      <StatusTag tone="waiting">{t('training:organiser.trainees.waiting')}</StatusTag>
    )
  }
  const named = trainees.some(({ name }) => name !== null)
  return (
    <section>
      <h2 id="trainees">{t('training:organiser.trainees.title')}</h2>
      <p>{t('training:organiser.trainees.lead')}</p>
      {named ? null : <p className="muted">{t('training:organiser.trainees.anonymous')}</p>}
      <Table
        caption={t('training:organiser.trainees.title')}
        captionHidden
        columns={[
          { key: 'juror', title: t('jury:organiser.juror.title') },
          { key: 'state', title: t('jury:organiser.juror.state') },
          { key: 'answered', title: t('training:organiser.trainees.answered'), numeric: true },
          { key: 'distance', title: t('training:organiser.distance'), numeric: true },
        ]}
        rows={trainees.map((row) => {
          const number = t('jury:organiser.juror.number', { number: row.number })
          return {
            key: String(row.number),
            cells: {
              juror: row.name ? t('jury:organiser.juror.both', { number, name: row.name }) : number,
              state: stateOf(row),
              answered: t('jury:organiser.of', {
                value: formatNumber(locale, row.answered),
                max: formatNumber(locale, row.essays),
              }),
              distance: <Distance value={row.distance} />,
            },
          }
        })}
        empty={t('training:organiser.trainees.empty')}
      />
    </section>
  )
}
