import { useTranslate } from '#app/i18n/use-translate.ts'
import { Table } from './table.tsx'

type Recovery = {
  kind: 'new-pin' | 'new-card'
  recognised: 'knows-child' | 'saw-document' | 'called-guardian'
  at: string
  by: string
  note: string
}

/** When access was given anew before, by whom and how the child was recognised. */
export function RecoveryTable({ recoveries }: { recoveries: readonly Recovery[] }) {
  const { t } = useTranslate()
  if (recoveries.length === 0) return null
  return (
    <Table
      caption={t('card:access.earlier')}
      columns={[
        { key: 'at', title: t('card:access.at') },
        { key: 'kind', title: t('card:access.what') },
        { key: 'recognised', title: t('card:access.how') },
        { key: 'by', title: t('card:access.by') },
        { key: 'note', title: t('card:access.note') },
      ]}
      rows={recoveries.map((one) => ({
        key: one.at,
        cells: {
          at: one.at,
          kind: t(`card:recovery.${one.kind}`),
          recognised: t(`card:recognised.${one.recognised}`),
          by: one.by,
          note: one.note,
        },
      }))}
    />
  )
}
