import type { ReactNode } from 'react'

export interface CodeCardProps {
  label: ReactNode
  code: string
  hint?: ReactNode
}

/** A code to write down or to read out over the telephone. */
export function CodeCard({ label, code, hint }: CodeCardProps) {
  return (
    <div className="code-card">
      <p>{label}</p>
      <p className="code" translate="no">
        {code}
      </p>
      {hint ? <div className="hint">{hint}</div> : null}
    </div>
  )
}
