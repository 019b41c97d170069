import { createRoot } from 'react-dom/client'
import { textToDocument } from '#app/core/document/text-to-document.ts'
import { Editor } from './editor.tsx'
import type { ToolbarLabels } from './toolbar.tsx'

/**
 * Puts an editor in the place of each marked text area. The text area stays in the form, hidden, and always holds the
 * text as light markup, so that the server knows one format alone.
 */
export function mountEditors(): void {
  // Gboard deletes words in contenteditable (an open bug of ProseMirror): there the text area stays.
  if (/Android/i.test(navigator.userAgent)) return
  for (const field of document.querySelectorAll<HTMLElement>('[data-editor="rich"]')) mountEditor(field)
}

function mountEditor(field: HTMLElement): void {
  const area = field.querySelector('textarea')
  // A text beyond the limits stays where it can be shortened.
  const reading = area ? textToDocument(area.value) : null
  if (!area || !reading?.ok) return
  const labels = JSON.parse(field.dataset.labels ?? '{}') as ToolbarLabels
  const id = area.id
  const place = document.createElement('div')
  area.after(place)
  area.hidden = true
  area.id = `${id}-markup`
  createRoot(place).render(
    <Editor
      labels={labels}
      initial={reading.document}
      attributes={{
        id,
        lang: area.lang,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        ...copied(area, 'aria-describedby', 'aria-invalid', 'aria-required'),
      }}
      onChange={(markup) => {
        area.value = markup
      }}
    />,
  )
  document.getElementById(`${id}-label`)?.addEventListener('click', () => document.getElementById(id)?.focus())
}

function copied(area: HTMLTextAreaElement, ...names: string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of names) {
    const value = area.getAttribute(name)
    if (value !== null) found[name] = value
  }
  return found
}
