import type { RunView } from '#app/domain/allocation/get-run.server.ts'
import type { RunSummary } from '#app/domain/allocation/present.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'

export interface RunSectionProps {
  run: RunView
  head: { contestId: string }
  slug: string
  regions: readonly { region: string; name: string; quota: number | null }[]
  earlier: readonly RunSummary[]
}

export const runTones = { proposed: 'info', approved: 'info', published: 'done', withdrawn: 'neutral' } as const

/** The newest list: its counts by region, what can be done with it, and how it can be checked. */
export function RunSection({ run, head, slug, regions, earlier }: RunSectionProps) {
  const { t, locale } = useTranslate()
  const runs = `/${locale}/organiser/contests/${head.contestId}/allocation/runs`
  const counts = new Map(run.regions.map((region) => [region.region, region]))
  const rows = regions.map(({ region, name, quota }) => ({ name, quota, ...counts.get(region), region }))
  const sum = (of: (row: (typeof rows)[number]) => number | null | undefined) =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  return (
    <section>
      <h2>
        {t('allocation:run.title')}{' '}
        <StatusTag tone={runTones[run.state]}>{t(`allocation:run.state.${run.state}`)}</StatusTag>
      </h2>
      <p>{t('allocation:run.of', { date: formatDateTime(locale, run.createdAt) })}</p>
      {run.stale && (run.state === 'proposed' || run.state === 'approved') ? (
        <Notification tone="warn" title={t('allocation:run.stale.title')}>
          {t('allocation:run.stale.body')}
        </Notification>
      ) : null}
      {run.stale && run.state === 'published' ? (
        <Notification tone="info">{t('allocation:run.stalePublished')}</Notification>
      ) : null}
      {run.format === 'qarmaq-allocation/1' ? (
        <Notification tone="info">{t('allocation:run.oldFormat')}</Notification>
      ) : null}
      <Table
        caption={t('allocation:run.caption')}
        columns={[
          { key: 'region', title: t('allocation:region') },
          { key: 'quota', title: t('allocation:run.quota'), numeric: true },
          { key: 'recipients', title: t('allocation:run.recipients'), numeric: true },
          { key: 'waiting', title: t('allocation:run.waiting'), numeric: true },
          { key: 'others', title: t('allocation:run.notConsidered'), numeric: true },
        ]}
        rows={[
          ...rows.map((row) => ({
            key: row.region,
            href: `${runs}/${run.id}?region=${row.region}`,
            cells: {
              region: row.name,
              quota: row.quota ?? t('allocation:numbers.none'),
              recipients: row.recipient ?? 0,
              waiting: row.waiting ?? 0,
              others: row['not-considered'] ?? 0,
            },
          })),
          {
            key: 'total',
            cells: {
              region: <strong>{t('allocation:run.total')}</strong>,
              quota: sum((row) => row.quota) || t('allocation:numbers.none'),
              recipients: sum((row) => row.recipient),
              waiting: sum((row) => row.waiting),
              others: sum((row) => row['not-considered']),
            },
          },
        ]}
      />
      <ButtonRow>
        {run.state === 'proposed' && !run.stale && run.format === 'qarmaq-allocation/2' ? (
          <ButtonLink href={`${runs}/${run.id}/approve`}>{t('allocation:run.approve')}</ButtonLink>
        ) : null}
        {run.state === 'approved' && !run.stale ? (
          <ButtonLink href={`${runs}/${run.id}/publish`}>{t('allocation:run.publish')}</ButtonLink>
        ) : null}
        <ButtonLink kind="secondary" href={`${runs}/${run.id}`}>
          {t('allocation:run.list')}
        </ButtonLink>
        {run.previousRunId ? (
          <ButtonLink kind="secondary" href={`${runs}/${run.id}/compare/${run.previousRunId}`}>
            {t('allocation:compare.link')}
          </ButtonLink>
        ) : null}
        {run.state === 'published' ? (
          <>
            <ButtonLink kind="secondary" href={`/${locale}/contests/${slug}/results`}>
              {t('allocation:run.public')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${runs}/${run.id}/unpublish`}>
              {t('allocation:run.unpublish')}
            </ButtonLink>
          </>
        ) : null}
      </ButtonRow>
      <Details summary={t('allocation:run.details')}>
        <SummaryList
          rows={[
            { key: t('allocation:run.input'), value: <code>{run.inputHash}</code> },
            { key: t('allocation:run.output'), value: <code>{run.outputHash}</code> },
            { key: t('allocation:run.version'), value: run.programVersion },
            { key: t('allocation:run.proposer'), value: run.proposer },
            { key: t('allocation:run.approver'), value: run.approver ?? t('allocation:run.notApproved') },
            {
              key: t('allocation:run.unused'),
              value: run.unused.map(({ lot, count }) => `${lot}: ${count}`).join('; ') || '0',
            },
          ]}
        />
      </Details>
      {earlier.length > 0 ? (
        <Details summary={t('allocation:history.title')}>
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                <a href={`${runs}/${one.id}`}>
                  {t('allocation:run.of', { date: formatDateTime(locale, one.createdAt) })}
                </a>{' '}
                <StatusTag tone={runTones[one.state]}>{t(`allocation:run.state.${one.state}`)}</StatusTag>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </section>
  )
}
