import type { LanguageCoverage } from '#app/domain/jury/get-jury.server.ts'
import type { RunSummary } from '#app/domain/jury/plan-reviews.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Table } from '#app/ui/table.tsx'
import { LastRun } from './last-run.tsx'

type Props = {
  coverage: LanguageCoverage[]
  inScreening: number
  assigning: boolean
  inviting: boolean
  contest: { id: string; state: string }
  jurors: { active: boolean; declared: boolean }[]
  flags: number
  discrepancies: number
  lastRun: { at: string; automatic: boolean; summary: RunSummary } | null
}

const sum = (rows: readonly LanguageCoverage[], of: 'essays' | 'places' | 'filled' | 'done') =>
  rows.reduce((total, row) => total + row[of], 0)

/** How much is given out and read, the button that gives out, and what is missing and why. */
export function AssignmentSection({
  coverage,
  inScreening,
  assigning,
  inviting,
  contest,
  jurors,
  flags,
  discrepancies,
  lastRun,
}: Props) {
  const { t, locale } = useTranslate()
  const [places, filled, done] = [sum(coverage, 'places'), sum(coverage, 'filled'), sum(coverage, 'done')]
  const of = (value: number, max: number) =>
    t('jury:organiser.of', { value: formatNumber(locale, value), max: formatNumber(locale, max) })
  return (
    <section>
      <Figures
        items={[
          { value: formatNumber(locale, sum(coverage, 'essays')), text: t('jury:organiser.figures.essays') },
          {
            value: formatNumber(locale, jurors.filter(({ active, declared }) => active && declared).length),
            text: t('jury:organiser.figures.jurors'),
          },
          { value: of(filled, places), text: t('jury:organiser.figures.filled') },
          { value: of(done, places), text: t('jury:organiser.figures.done') },
        ]}
      />
      {places > 0 ? (
        <Progress label={t('jury:organiser.progress')} value={done} max={places} text={of(done, places)} />
      ) : null}
      {inScreening > 0 ? (
        <Notification tone="info">{t('jury:organiser.inScreening', { count: inScreening })}</Notification>
      ) : null}
      <h2>{t('jury:organiser.assign.title')}</h2>
      <ul>
        <li>
          <a href={`/${locale}/organiser/contests/${contest.id}/jury/giving`}>{t('jury:organiser.giving')}</a>
        </li>
        <li>
          <a href={`/${locale}/organiser/contests/${contest.id}/jury/training`}>{t('training:organiser.link')}</a>
        </li>
        <li>
          <a href={`/${locale}/organiser/contests/${contest.id}/flags`}>{t('flag:list.link', { count: flags })}</a>
        </li>
        <li>
          <a href={`/${locale}/organiser/contests/${contest.id}/discrepancies`}>
            {t('discrepancy:link', { count: discrepancies })}
          </a>
        </li>
        <li>
          <a href={`/${locale}/organiser/contests/${contest.id}/comments`}>{t('comment:link')}</a>
        </li>
      </ul>
      {assigning ? (
        <form method="post">
          <p>{t('jury:organiser.assign.lead')}</p>
          {places > 0 && filled === places ? (
            <Notification tone="done">{t('jury:organiser.assign.full')}</Notification>
          ) : (
            <Button name="intent" value="assign">
              {filled > 0 ? t('jury:organiser.assign.again') : t('jury:organiser.assign.button')}
            </Button>
          )}
        </form>
      ) : (
        <p>{inviting ? t('jury:organiser.assign.notYet') : t('jury:organiser.assign.over')}</p>
      )}
      {lastRun ? <LastRun run={lastRun} missing={places - filled} /> : null}
      <Table
        caption={t('jury:organiser.coverage.title')}
        columns={[
          { key: 'language', title: t('jury:organiser.coverage.language') },
          { key: 'essays', title: t('jury:organiser.coverage.essays'), numeric: true },
          { key: 'filled', title: t('jury:organiser.coverage.filled'), numeric: true },
          { key: 'done', title: t('jury:organiser.coverage.done'), numeric: true },
          { key: 'readers', title: t('jury:organiser.coverage.readers'), numeric: true },
          { key: 'room', title: t('jury:organiser.coverage.room'), numeric: true },
        ]}
        rows={coverage.map((row) => ({
          key: row.language,
          cells: {
            language: t(`common:language_${row.language as Locale}`),
            essays: formatNumber(locale, row.essays),
            filled: of(row.filled, row.places),
            done: of(row.done, row.places),
            readers: formatNumber(locale, row.readers),
            room: formatNumber(locale, row.room),
          },
        }))}
        empty={t('jury:organiser.coverage.empty')}
      />
    </section>
  )
}
