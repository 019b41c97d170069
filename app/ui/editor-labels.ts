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

/** The words of the editor's toolbar in the page's language. */
export function useEditorLabels(): EditorLabels {
  const { t } = useTranslate()
  return Object.fromEntries(names.map((name) => [name, t(`contest:editor.${name}`)])) as EditorLabels
}
