import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag } from './status-tag.tsx'

export interface EligibilityTagProps {
  eligibility: 'pending' | 'eligible' | 'ineligible'
  withdrawn?: boolean | undefined
}

const tones = { pending: 'waiting', eligible: 'done', ineligible: 'neutral', withdrawn: 'neutral' } as const

/** Whether an application takes part. */
export function EligibilityTag({ eligibility, withdrawn = false }: EligibilityTagProps) {
  const { t } = useTranslate()
  const state = withdrawn ? 'withdrawn' : eligibility
  return <StatusTag tone={tones[state]}>{t(`screening:state.${state}`)}</StatusTag>
}
