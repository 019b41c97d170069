import type { ProblemName } from '#app/domain/application/sections.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ChildTag } from '#app/ui/child-tag.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Table } from '#app/ui/table.tsx'

type Row = {
  id: string
  code: string
  name: string
  contest: string
  grade: number | null
  state: 'draft' | 'submitted' | 'withdrawn'
  eligibility: 'pending' | 'eligible' | 'ineligible'
  words: number
  missing: ProblemName[]
}

/** The partner's own children: how far each is, and what is still missing. */
export function ChildTable({ rows, total, filtered }: { rows: readonly Row[]; total: number; filtered: boolean }) {
  const { t, locale } = useTranslate()
  return (
    <Table
      caption={t('partner:home.found', { count: total })}
      columns={[
        { key: 'name', title: t('partner:column.name') },
        { key: 'code', title: t('account:code') },
        { key: 'contest', title: t('partner:column.contest') },
        { key: 'grade', title: t('application:school.grade'), numeric: true },
        { key: 'words', title: t('essay:wordsRow'), numeric: true },
        { key: 'state', title: t('partner:column.state') },
        { key: 'missing', title: t('partner:column.missing') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        href: `/${locale}/partner/children/${row.id}`,
        cells: {
          name: row.name || t(row.state === 'withdrawn' ? 'partner:erased' : 'partner:unnamed'),
          code: (
            <span className="nowrap" translate="no">
              {formatCode(row.code)}
            </span>
          ),
          contest: row.contest,
          grade: row.grade === null ? '' : formatNumber(locale, row.grade),
          words: formatNumber(locale, row.words),
          state: (
            <span className="nowrap">
              <ChildTag state={row.state} eligibility={row.eligibility} />
            </span>
          ),
          missing: [...new Set(row.missing.map((name) => t(`partner:missing.${name}`)))].join(', '),
        },
      }))}
      empty={
        filtered ? (
          <EmptyState title={t('partner:home.notFound')}>{t('partner:home.notFoundHint')}</EmptyState>
        ) : (
          <EmptyState title={t('partner:home.empty')}>{t('partner:home.emptyHint')}</EmptyState>
        )
      }
    />
  )
}
