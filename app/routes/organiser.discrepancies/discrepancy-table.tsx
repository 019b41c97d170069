import type { DiscrepancySummary } from '#app/domain/discrepancy/list-discrepancies.server.ts'
import type { DiscrepancyState } from '#app/domain/discrepancy/rules.ts'
import { formatList, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Discrepancy = Omit<DiscrepancySummary, 'steps'> & { steps: { at: string; action: string }[] }

const tones: Record<DiscrepancyState, Tone> = {
  'extra-reading': 'waiting',
  agreed: 'done',
  adjudication: 'warn',
  adjudicated: 'done',
}

const steps = ['find', 'reader', 'nobody', 'agree', 'escalate', 'adjudicator', 'adjudicate'] as const

/** Essays whose readings differ: by what, where each stands, who has it, and what comes next. */
export function DiscrepancyTable({ discrepancies }: { discrepancies: readonly Discrepancy[] }) {
  const { t, locale } = useTranslate()
  if (discrepancies.length === 0) {
    return <EmptyState title={t('discrepancy:list.empty')}>{t('discrepancy:list.emptyBody')}</EmptyState>
  }
  const juror = (number: number) => t('jury:organiser.juror.number', { number })
  const found = (one: Discrepancy) =>
    formatList(
      locale,
      one.found.map((part) =>
        part.kind === 'criterion'
          ? t('discrepancy:found.criterion', { criterion: part.criterion, gap: part.gap })
          : part.kind === 'total'
            ? t('discrepancy:found.total', { gap: formatNumber(locale, part.gap, 0) })
            : t('discrepancy:found.statistical'),
      ),
    )
  const next = (one: Discrepancy) => {
    if (one.withdrawn) return t('discrepancy:next.withdrawn')
    if (one.obstacle) return t(`discrepancy:obstacle.${one.obstacle}`)
    if (one.state === 'extra-reading')
      return t('discrepancy:next.reads', { who: formatList(locale, one.readers.map(juror)) })
    if (one.state === 'adjudication')
      return t('discrepancy:next.decides', { who: one.adjudicator ? juror(one.adjudicator) : '—' })
    return t('discrepancy:next.nothing')
  }
  return (
    <Table
      caption={t('discrepancy:list.title')}
      columns={[
        { key: 'number', title: t('discrepancy:list.number') },
        { key: 'language', title: t('jury:queue.language') },
        { key: 'found', title: t('discrepancy:list.found') },
        { key: 'readings', title: t('discrepancy:list.readings'), numeric: true },
        { key: 'state', title: t('jury:queue.state') },
        { key: 'next', title: t('discrepancy:list.next') },
        { key: 'steps', title: t('discrepancy:list.steps') },
      ]}
      rows={discrepancies.map((one) => ({
        key: String(one.number),
        cells: {
          number: t('discrepancy:list.nth', { number: one.number }),
          language: t(`common:language_${one.language as Locale}`),
          found: found(one),
          readings: one.readings,
          state: (
            <StatusTag tone={one.obstacle ? 'danger' : tones[one.state]}>
              {t(`discrepancy:state.${one.state}`)}
            </StatusTag>
          ),
          next: next(one),
          steps: (
            <Details summary={t('discrepancy:list.count', { count: one.steps.length })}>
              <ol>
                {one.steps.map(({ at, action }, index) => {
                  const step = steps.find((known) => action === `discrepancy.${known}`)
                  // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
                  return step ? <li key={index}>{`${at}: ${t(`discrepancy:step.${step}`)}`}</li> : null
                })}
              </ol>
            </Details>
          ),
        },
      }))}
    />
  )
}
