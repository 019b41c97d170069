import { useTranslate } from '#app/i18n/use-translate.ts'
import type { EssaySettings } from './essay/labels.ts'
import { useEssayLabels } from './essay-labels.ts'
import { TextArea } from './field.tsx'

interface EssayFieldProps {
  lang: string | undefined
  value: string | undefined
  /** for who types what a child wrote on paper: what the child is told to leave out is typed as it stands */
  hint?: string | null
  error?: { error?: string | undefined }
  /** how many are asked for; null for who types what stands on a page */
  words: readonly [number, number] | null
  /** who is spoken to: the child itself, or an adult who types for it */
  reader?: 'child' | 'adult'
  /** whether a larger screen may switch to the rich editor */
  rich?: boolean
  spellCheck?: boolean
  settings: Omit<EssaySettings, 'labels'>
  /** what is said, when nothing can be saved any more, instead of what is said of an application */
  closed?: string
}

/** The essay's text area with all that its script needs to count, to offer letters and to save by itself. */
export function EssayField(props: EssayFieldProps) {
  const { lang, value, hint, error, words, reader = 'child', rich = true, spellCheck, settings, closed } = props
  const { t } = useTranslate()
  const labels = useEssayLabels({ reader, words, rich })
  const given: EssaySettings = { ...settings, labels: closed ? { ...labels, closed } : labels }
  return (
    <div data-essay={JSON.stringify(given)}>
      <TextArea
        label={t('essay:body')}
        hint={hint === undefined ? t('essay:bodyHint') : hint}
        name="body"
        rows={16}
        spellCheck={spellCheck}
        lang={lang}
        value={value}
        {...error}
      />
    </div>
  )
}
