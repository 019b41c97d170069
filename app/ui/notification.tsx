import type { ReactNode } from 'react'

export interface NotificationProps {
  tone: 'info' | 'done' | 'warn' | 'danger'
  title?: ReactNode
  children?: ReactNode
  /** `status` or `alert` for something that has just happened; none for a standing remark. */
  role?: 'status' | 'alert' | undefined
}

/** Something to know before going on. */
export function Notification({ tone, title, children, role }: NotificationProps) {
  return (
    <div className={`notice tone-${tone}`} role={role}>
      {title ? <p className="notice-title">{title}</p> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
