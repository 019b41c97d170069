import { useTranslate } from '#app/i18n/use-translate.ts'
import { Table } from '#app/ui/table.tsx'

type Reach = { reached: number; deepest: number | null; idle: number }

/** The same devices with the condition and without, decided by the engine on what stands now. */
export function ReachTable({ reach }: { reach: { eligible: number; served: number; bound: Reach; open: Reach } }) {
  const { t } = useTranslate()
  const row = (key: 'bound' | 'open') => ({
    key,
    cells: {
      way: t(`stock:offer.${key}`),
      reached: reach[key].reached,
      deepest: reach[key].deepest ?? t('allocation:numbers.none'),
      idle: reach[key].idle,
    },
  })
  return (
    <section>
      <p>{t('stock:offer.eligible', { eligible: reach.eligible, served: reach.served })}</p>
      <Table
        caption={t('stock:offer.caption')}
        columns={[
          { key: 'way', title: t('stock:offer.way') },
          { key: 'reached', title: t('stock:offer.reached'), numeric: true },
          { key: 'deepest', title: t('stock:offer.deepest'), numeric: true },
          { key: 'idle', title: t('stock:offer.idle'), numeric: true },
        ]}
        rows={[row('bound'), row('open')]}
      />
    </section>
  )
}
