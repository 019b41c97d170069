import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag } from './status-tag.tsx'

export interface ChildTagProps {
  state: 'draft' | 'submitted' | 'withdrawn'
  eligibility: 'pending' | 'eligible' | 'ineligible'
}

const tones = {
  draft: 'info',
  pending: 'waiting',
  eligible: 'done',
  ineligible: 'neutral',
  withdrawn: 'neutral',
} as const

/** How far a child's application is, for the partner that brought it. */
export function ChildTag({ state, eligibility }: ChildTagProps) {
  const { t } = useTranslate()
  const shown = state === 'submitted' ? eligibility : state
  return <StatusTag tone={tones[shown]}>{t(`partner:state.${shown}`)}</StatusTag>
}
