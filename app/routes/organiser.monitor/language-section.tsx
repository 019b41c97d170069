import type { LanguageProgress } from '#app/domain/monitor/get-monitor.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Figures } from '#app/ui/figures.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = { languages: LanguageProgress[]; inScreening: number; contest: { id: string } }

/** How far each language is, and whether its jurors can take what is not given out yet. */
export function LanguageSection({ languages, inScreening, contest }: Props) {
  const { t, locale } = useTranslate()
  const sum = (of: 'essays' | 'places' | 'filled' | 'done') => languages.reduce((total, row) => total + row[of], 0)
  const [places, done] = [sum('places'), sum('done')]
  const of = (value: number, max: number) =>
    t('jury:organiser.of', { value: formatNumber(locale, value), max: formatNumber(locale, max) })
  return (
    <section>
      <h2>{t('monitor:languages.title')}</h2>
      <Figures
        items={[
          { value: formatNumber(locale, sum('essays')), text: t('monitor:languages.essays') },
          { value: of(done, places), text: t('monitor:languages.done') },
          { value: formatNumber(locale, places - done), text: t('monitor:languages.left') },
          { value: formatNumber(locale, places - sum('filled')), text: t('monitor:languages.open') },
        ]}
      />
      <Progress label={t('monitor:languages.progress')} value={done} max={places} text={of(done, places)} />
      {inScreening > 0 ? (
        <Notification tone="info">{t('jury:organiser.inScreening', { count: inScreening })}</Notification>
      ) : null}
      <Table
        caption={t('monitor:languages.capacity')}
        columns={[
          { key: 'language', title: t('jury:organiser.coverage.language') },
          { key: 'done', title: t('monitor:languages.done'), numeric: true },
          { key: 'left', title: t('monitor:languages.left'), numeric: true },
          { key: 'open', title: t('monitor:languages.open'), numeric: true },
          { key: 'readers', title: t('monitor:languages.readers'), numeric: true },
          { key: 'room', title: t('monitor:languages.room'), numeric: true },
          { key: 'enough', title: t('monitor:languages.enough') },
        ]}
        rows={languages.map((row) => {
          const open = row.places - row.filled
          return {
            key: row.language,
            cells: {
              language: t(`common:language_${row.language as Locale}`),
              done: of(row.done, row.places),
              left: formatNumber(locale, row.places - row.done),
              open: formatNumber(locale, open),
              readers: formatNumber(locale, row.readers),
              room: formatNumber(locale, row.room),
              enough:
                open === 0 ? (
                  <StatusTag tone="done">{t('monitor:languages.given')}</StatusTag>
                ) : row.room >= open ? (
                  <StatusTag tone="info">{t('monitor:languages.yes')}</StatusTag>
                ) : (
                  <StatusTag tone="warn">{t('monitor:languages.no', { count: open - row.room })}</StatusTag>
                ),
            },
          }
        })}
      />
      <p className="muted">{t('monitor:languages.shared')}</p>
      <p>
        <a href={`/${locale}/organiser/contests/${contest.id}/jury`}>{t('monitor:languages.jury')}</a>
      </p>
    </section>
  )
}
