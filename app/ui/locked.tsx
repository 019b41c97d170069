import type { ReactNode } from 'react'
import { useTranslate } from '#app/i18n/use-translate.ts'

export type LockReason = 'archived' | 'opened' | 'closed' | 'applications' | 'reviews' | 'decided'

/** In the place of a control that may no longer be used: what it holds and why it stays so. */
export function Locked({ label, reason, children }: { label: ReactNode; reason: LockReason; children?: ReactNode }) {
  const { t } = useTranslate()
  return (
    <div className="field">
      <p className="legend-s">
        <strong>{label}</strong>
      </p>
      {typeof children === 'string' ? <p>{children}</p> : children}
      <p className="hint">{t(`contest:lock.${reason}`)}</p>
    </div>
  )
}
