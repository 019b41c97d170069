import { createRoot } from 'react-dom/client'
import type { DocumentNode } from '#app/core/document/document.ts'
import { textToDocument } from '#app/core/document/text-to-document.ts'
import type { EditorLabels, EssayEditorLabels } from '../editor-labels.ts'
import styles from '../styles/staff.css?url'
import { Editor } from './editor.tsx'
import type { ToolbarOptions } from './toolbar.tsx'

export type Mounted = {
  /** what is being written, as it would be stored */
  document(): DocumentNode
  /** the text area is back, with the same text */
  close(): void
}

/**
 * Puts an editor in the place of each marked text area. The text area stays in the form, hidden, and always holds the
 * text as light markup, so that the server knows one format alone.
 */
export function mountEditors(): void {
  // Gboard deletes words in contenteditable (an open bug of ProseMirror): there the text area stays.
  if (/Android/i.test(navigator.userAgent)) return
  for (const field of document.querySelectorAll<HTMLElement>('[data-editor="rich"]')) {
    const area = field.querySelector('textarea')
    if (area) mountEditor(area, { labels: JSON.parse(field.dataset.labels ?? '{}') as EditorLabels, tools: 'all' })
  }
}

/** The same for an essay that is being written; its page is told by the text area's own `input` event. */
export async function mountEssay(
  root: HTMLElement,
  area: HTMLTextAreaElement,
  labels: EssayEditorLabels,
): Promise<Mounted | null> {
  await loadStyles()
  root.classList.add('editor-field')
  return mountEditor(area, {
    labels,
    tools: 'essay',
    changed: () => area.dispatchEvent(new Event('input', { bubbles: true })),
  })
}

type Mounting = ToolbarOptions & { changed?: () => void }

function mountEditor(area: HTMLTextAreaElement, { changed, ...toolbar }: Mounting): Mounted | null {
  // A text beyond the limits stays where it can be shortened.
  const reading = textToDocument(area.value)
  if (!reading.ok) return null
  let written = reading.document
  const { id } = area
  const label = document.querySelector<HTMLLabelElement>(`label[for="${id}"]`)
  if (label) label.id = `${id}-label`
  const focus = () => document.getElementById(id)?.focus()
  label?.addEventListener('click', focus)
  const place = document.createElement('div')
  area.after(place)
  area.hidden = true
  area.id = `${id}-markup`
  const island = createRoot(place)
  island.render(
    <Editor
      {...toolbar}
      initial={reading.document}
      attributes={{
        id,
        lang: area.lang,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        ...copied(area, 'aria-describedby', 'aria-invalid', 'aria-required'),
      }}
      onChange={(markup, document) => {
        area.value = markup
        if (document) written = document
        changed?.()
      }}
    />,
  )
  return {
    document: () => written,
    close() {
      label?.removeEventListener('click', focus)
      island.unmount()
      place.remove()
      area.id = id
      area.hidden = false
    },
  }
}

/** The editor's styles are the staff's: an applicant's page has none of them until it opens the editor. */
function loadStyles(): Promise<void> {
  return new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${styles}"]`)) return resolve()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = styles
    link.onload = () => resolve()
    link.onerror = () => reject(new Error('no styles'))
    document.head.append(link)
  })
}

function copied(area: HTMLTextAreaElement, ...names: string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of names) {
    const value = area.getAttribute(name)
    if (value !== null) found[name] = value
  }
  return found
}
