import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { DeviceStateTag } from '#app/ui/device-state-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type State = Parameters<typeof DeviceStateTag>[0]['state']

export type HistoryProps = {
  moves: { to: State; note: string; by: string; at: string | Date }[]
}

/** Every move of a device, the last one first. */
export function History({ moves }: HistoryProps) {
  const { t, locale } = useTranslate()
  return (
    <Table
      caption={t('workshop:history.title')}
      columns={[
        { key: 'what', title: t('workshop:history.what') },
        { key: 'when', title: t('workshop:history.when') },
        { key: 'who', title: t('workshop:history.who') },
        { key: 'note', title: t('workshop:note') },
      ]}
      rows={moves.toReversed().map(({ to, note, by, at }, index) => ({
        key: String(index),
        cells: {
          what: <DeviceStateTag state={to} />,
          when: formatDateTime(locale, new Date(at)),
          who: by || t('workshop:history.self'),
          note,
        },
      }))}
    />
  )
}
