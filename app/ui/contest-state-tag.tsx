import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag, type Tone } from './status-tag.tsx'

const tones = {
  draft: 'neutral',
  open: 'done',
  closed: 'warn',
  'in-review': 'waiting',
  decided: 'info',
  announced: 'done',
  archived: 'neutral',
} as const satisfies Record<string, Tone>

/** The state of a contest in its words. */
export function ContestStateTag({ state }: { state: keyof typeof tones }) {
  const { t } = useTranslate()
  return <StatusTag tone={tones[state]}>{t(`contest:state.${state}`)}</StatusTag>
}
