import { useTranslate } from '#app/i18n/use-translate.ts'

const names = [
  'toolbar',
  'bold',
  'italic',
  'heading',
  'subheading',
  'bullets',
  'numbers',
  'quote',
  'link',
  'linkAddress',
  'linkSet',
  'linkRemove',
  'linkWrong',
  'undo',
  'redo',
] as const

export type EditorLabels = Record<(typeof names)[number], string>

/** What an essay is written with: no headings, no links. */
const essayNames = ['toolbar', 'bold', 'italic', 'bullets', 'numbers', 'quote', 'undo', 'redo'] as const
export type EssayEditorLabels = Pick<EditorLabels, (typeof essayNames)[number]>

/** The same for the editor of essays. */
export function useEssayEditorLabels(): EssayEditorLabels {
  const { t } = useTranslate()
  return Object.fromEntries(essayNames.map((name) => [name, t(`contest:editor.${name}`)])) as EssayEditorLabels
}

/** The words of the editor's toolbar in the page's language. */
export function useEditorLabels(): EditorLabels {
  const { t } = useTranslate()
  return Object.fromEntries(names.map((name) => [name, t(`contest:editor.${name}`)])) as EditorLabels
}
