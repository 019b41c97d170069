import { formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Table } from '#app/ui/table.tsx'

export interface LotTableProps {
  base: string
  open: boolean
  lots: readonly {
    id: string
    number: number
    class: 'laptop' | 'desktop' | 'tablet' | 'phone'
    grade: string | null
    count: number
    place: string | null
    group: string | null
    fallback: 'none' | 'parent' | 'open'
    until: string | null
    source: 'typed' | 'carried' | 'register'
    note: string
  }[]
}

/** Every lot with its condition; the number leads to where it is changed. */
export function LotTable({ base, open, lots }: LotTableProps) {
  const { t, locale } = useTranslate()
  const condition = ({ place, group, fallback, until }: LotTableProps['lots'][number]) => {
    if (place === null && group === null) return t('stock:lots.open')
    const parts = [place, group, until && t('stock:lots.until', { date: formatDay(locale, until) })].filter(Boolean)
    return `${parts.join('; ')}. ${t(`stock:fallback.${fallback}`)}`
  }
  const remark = ({ source, note }: LotTableProps['lots'][number]) => {
    if (source === 'carried') return t('stock:lots.carried')
    return source === 'register' ? t('stock:lots.register') : note
  }
  return (
    <Table
      caption={t('stock:lots.caption')}
      captionHidden
      columns={[
        { key: 'number', title: t('stock:lots.number') },
        { key: 'class', title: t('stock:lots.class') },
        { key: 'count', title: t('stock:lots.count'), numeric: true },
        { key: 'condition', title: t('stock:lots.condition') },
        { key: 'note', title: t('stock:lots.note') },
      ]}
      rows={lots.map((lot) => ({
        key: lot.id,
        ...(open && lot.source !== 'register' ? { href: `${base}/${lot.id}` } : {}),
        cells: {
          number: `№ ${lot.number}`,
          class: `${t(`allocation:class.${lot.class}`)}${lot.grade ? `, ${lot.grade}` : ''}`,
          count: lot.count,
          condition: condition(lot),
          note: remark(lot),
        },
      }))}
      empty={<p>{t('stock:lots.empty')}</p>}
    />
  )
}
