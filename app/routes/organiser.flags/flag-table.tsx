import type { FlagKind, FlagOutcome } from '#app/domain/flag/rules.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Flag = {
  id: string
  kind: FlagKind
  language: string
  raised: string
  juror: number | null
  open: boolean
  outcome: FlagOutcome | null
  settled: string | null
  settledBy: string | null
  paused: boolean
  withdrawn: boolean
}

/** What jurors have said about texts: what waits, and what came of the rest. */
export function FlagTable({ contestId, flags }: { contestId: string; flags: readonly Flag[] }) {
  const { t, locale } = useTranslate()
  if (flags.length === 0) return <EmptyState title={t('flag:list.empty')}>{t('flag:list.emptyBody')}</EmptyState>
  return (
    <Table
      caption={t('flag:list.title')}
      captionHidden
      columns={[
        { key: 'kind', title: t('flag:list.kind') },
        { key: 'language', title: t('jury:queue.language') },
        { key: 'raised', title: t('flag:list.raised') },
        { key: 'by', title: t('flag:list.by') },
        { key: 'state', title: t('flag:list.state') },
        { key: 'settled', title: t('flag:list.settled') },
      ]}
      rows={flags.map((flag) => ({
        key: flag.id,
        href: `/${locale}/organiser/contests/${contestId}/flags/${flag.id}`,
        cells: {
          kind: t(`flag:kind.${flag.kind}`),
          language: t(`common:language_${flag.language as Locale}`),
          raised: flag.raised,
          by: flag.juror === null ? '—' : t('jury:organiser.juror.number', { number: flag.juror }),
          state: flag.open ? (
            <StatusTag tone={flag.paused ? 'warn' : 'waiting'}>
              {t(flag.withdrawn ? 'flag:state.withdrawn' : flag.paused ? 'flag:state.paused' : 'flag:state.open')}
            </StatusTag>
          ) : (
            <StatusTag tone="done">{t(`flag:outcome.${flag.outcome ?? 'unfounded'}`)}</StatusTag>
          ),
          settled: flag.open ? '—' : [flag.settledBy, flag.settled].filter((part) => part !== null).join(', '),
        },
      }))}
    />
  )
}
