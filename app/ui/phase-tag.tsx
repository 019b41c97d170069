import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag } from './status-tag.tsx'

const tones = { soon: 'info', open: 'done', judging: 'waiting', announced: 'neutral' } as const

/** Where a contest stands for a visitor. */
export function PhaseTag({ phase }: { phase: keyof typeof tones }) {
  const { t } = useTranslate()
  return <StatusTag tone={tones[phase]}>{t(`home:phase.${phase}`)}</StatusTag>
}
