import { useTranslate } from '#app/i18n/use-translate.ts'
import { useEssayEditorLabels } from './editor-labels.ts'
import type { EssayLabels, EssaySettings } from './essay/labels.ts'
import { TextArea } from './field.tsx'

interface EssayFieldProps {
  lang: string | undefined
  value: string | undefined
  /** null for who types what a child wrote on paper: what the child is told to leave out is typed as it stands */
  hint?: string | null
  error?: { error?: string | undefined }
  words: readonly [number, number]
  settings: Omit<EssaySettings, 'labels'>
}

const said = [
  'letters',
  'capitals',
  'saving',
  'saved',
  'offline',
  'again',
  'ended',
  'signIn',
  'closed',
  'late',
  'beside',
  'other',
  'huge',
  'found',
  'restore',
  'discard',
] as const satisfies readonly (keyof EssayLabels)[]

/** The essay's text area with all that its script needs to count, to offer letters and to save by itself. */
export function EssayField({ lang, value, hint, error, words: [min, max], settings }: EssayFieldProps) {
  const { t } = useTranslate()
  const texts = Object.fromEntries(said.map((key) => [key, t(`essay:script.${key}`)])) as Omit<
    EssayLabels,
    'words' | 'rich'
  >
  const tools = useEssayEditorLabels()
  const rich = {
    open: t('essay:rich.open'),
    close: t('essay:rich.close'),
    opening: t('essay:rich.opening'),
    failed: t('essay:rich.failed'),
    tools,
  }
  const labels: EssayLabels = { ...texts, words: t('essay:script.words', { min, max }), rich }
  return (
    <div data-essay={JSON.stringify({ ...settings, labels } satisfies EssaySettings)}>
      <TextArea
        label={t('essay:body')}
        hint={hint === undefined ? t('essay:bodyHint') : hint}
        name="body"
        rows={16}
        lang={lang}
        value={value}
        {...error}
      />
    </div>
  )
}
