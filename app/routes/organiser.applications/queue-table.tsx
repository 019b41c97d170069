import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EligibilityTag } from '#app/ui/eligibility-tag.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Row = {
  id: string
  code: string
  name: string
  grade: number | null
  place: string
  withdrawn: boolean
  eligibility: 'pending' | 'eligible' | 'ineligible'
  submittedAt: string | null
  language: 'kk' | 'ru' | 'en'
  words: number
  approved: boolean
  flagged: boolean
}

type Props = { base: string; query: string; part: string; rows: readonly Row[]; total: number }

/** The applications of one part of the queue; each leads to its own page, or to its text where texts are the work. */
export function QueueTable({ base, query, part, rows, total }: Props) {
  const { t, locale } = useTranslate()
  return (
    <Table
      caption={t('screening:list.found', { count: total, shown: formatNumber(locale, total) })}
      columns={[
        { key: 'name', title: t('screening:column.name') },
        { key: 'code', title: t('screening:column.code') },
        { key: 'place', title: t('screening:column.place') },
        { key: 'grade', title: t('screening:column.grade'), numeric: true },
        { key: 'essay', title: t('screening:column.essay') },
        { key: 'sent', title: t('screening:column.sent') },
        { key: 'state', title: t('screening:column.state') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        href: `${base}/${row.id}${part === 'text' ? '/text' : ''}${query}`,
        cells: {
          name: row.name || t('screening:list.erased'),
          code: (
            <span className="nowrap" translate="no">
              {formatCode(row.code)}
            </span>
          ),
          place: row.place,
          grade: row.grade === null ? '' : formatNumber(locale, row.grade),
          essay: `${t(`common:language_${row.language}`)}, ${t('screening:list.words', { count: row.words })}`,
          sent: row.submittedAt ? formatDate(locale, new Date(row.submittedAt)) : '',
          state: (
            <span>
              <EligibilityTag eligibility={row.eligibility} withdrawn={row.withdrawn} />{' '}
              {row.approved ? <StatusTag tone="done">{t('screening:state.approved')}</StatusTag> : null}{' '}
              {row.flagged ? <StatusTag tone="warn">{t('screening:state.flagged')}</StatusTag> : null}
            </span>
          ),
        },
      }))}
      empty={<EmptyState title={t('screening:list.empty')}>{t('screening:list.emptyHint')}</EmptyState>}
    />
  )
}
