import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Table } from '#app/ui/table.tsx'

const own = ['moved', 'there', 'no-label', 'unknown'] as const
type Own = (typeof own)[number]
type Refusal = 'no-move' | 'not-wiped' | 'no-checklist' | 'not-graded' | 'flagged' | 'changed' | 'forbidden'

/** What became of each scanned label. */
export function ScanResults({
  results,
}: {
  results: { label: string; deviceId: string | null; result: Own | Refusal }[]
}) {
  const { t, locale } = useTranslate()
  const moved = results.filter(({ result }) => result === 'moved').length
  const said = (result: Own | Refusal) => {
    const known = own.find((one) => one === result)
    return known ? t(`workshop:scanPage.result.${known}`) : t(`workshop:error.move.${result as Refusal}`)
  }
  return (
    <Notification tone={moved === results.length ? 'done' : 'warn'} role="status">
      <p>{t('workshop:scanPage.done', { count: moved })}</p>
      <Table
        caption={t('workshop:scanPage.results')}
        captionHidden
        columns={[
          { key: 'label', title: t('workshop:label') },
          { key: 'result', title: t('workshop:scanPage.results') },
        ]}
        rows={results.map(({ label, deviceId, result }, index) => ({
          key: String(index),
          ...(deviceId ? { href: `/${locale}/workshop/devices/${deviceId}` } : {}),
          cells: { label, result: said(result) },
        }))}
        dense
      />
    </Notification>
  )
}
