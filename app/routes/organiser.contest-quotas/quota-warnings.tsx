import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'

export interface QuotaWarningsProps {
  warnings: readonly ({ place: string; quota: number } & (
    | { kind: 'below'; sum: number }
    | { kind: 'stock'; stock: number }
  ))[]
}

/** Quotas that do not fit each other or the stock; nothing is forbidden. */
export function QuotaWarnings({ warnings }: QuotaWarningsProps) {
  const { t } = useTranslate()
  if (warnings.length === 0) return null
  return (
    <Notification tone="warn" title={t('stock:warning.title')}>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.kind} ${warning.place}`}>
            {warning.kind === 'below'
              ? t('stock:warning.below', { place: warning.place, sum: warning.sum, quota: warning.quota })
              : t('stock:warning.stock', { place: warning.place, quota: warning.quota, stock: warning.stock })}
          </li>
        ))}
      </ul>
    </Notification>
  )
}
