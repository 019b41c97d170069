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
  stock: readonly { region: string; name: string; devices: number | null }[]
  earlier: readonly RunSummary[]
}

export const runTones = { proposed: 'info', published: 'done', withdrawn: 'neutral' } as const

/** The newest list: its counts by region, what can be done with it, and how it can be checked. */
export function RunSection({ run, head, slug, stock, earlier }: RunSectionProps) {
  const { t, locale } = useTranslate()
  const runs = `/${locale}/organiser/contests/${head.contestId}/allocation/runs`
  const counts = new Map(run.regions.map((region) => [region.region, region]))
  const rows = stock.map(({ region, name, devices }) => ({ region, name, devices, ...counts.get(region) }))
  const sum = (of: (row: (typeof rows)[number]) => number | null | undefined) =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  return (
    <section>
      <h2>
        {t('allocation:run.title')}{' '}
        <StatusTag tone={runTones[run.state]}>{t(`allocation:run.state.${run.state}`)}</StatusTag>
      </h2>
      <p>{t('allocation:run.of', { date: formatDateTime(locale, run.createdAt) })}</p>
      {run.stale && run.state === 'proposed' ? (
        <Notification tone="warn" title={t('allocation:run.stale.title')}>
          {t('allocation:run.stale.body')}
        </Notification>
      ) : null}
      {run.stale && run.state === 'published' ? (
        <Notification tone="info">{t('allocation:run.stalePublished')}</Notification>
      ) : null}
      <Table
        caption={t('allocation:run.caption')}
        columns={[
          { key: 'region', title: t('allocation:stock.region') },
          { key: 'devices', title: t('allocation:run.devices'), numeric: true },
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
              devices: row.devices ?? 0,
              recipients: row.recipient ?? 0,
              waiting: row.waiting ?? 0,
              others: row['not-considered'] ?? 0,
            },
          })),
          {
            key: 'total',
            cells: {
              region: <strong>{t('allocation:run.total')}</strong>,
              devices: sum((row) => row.devices),
              recipients: sum((row) => row.recipient),
              waiting: sum((row) => row.waiting),
              others: sum((row) => row['not-considered']),
            },
          },
        ]}
      />
      <ButtonRow>
        {run.state === 'proposed' && !run.stale ? (
          <ButtonLink href={`${runs}/${run.id}/publish`}>{t('allocation:run.publish')}</ButtonLink>
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
          ]}
        />
        <p>{t('allocation:run.seed')}</p>
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
