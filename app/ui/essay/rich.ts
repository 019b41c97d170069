import type { EssayEditorLabels } from '../editor-labels.ts'
import { element } from './element.ts'

/** What the rich editor's button says, and the words of its toolbar. */
export type RichLabels = { open: string; close: string; opening: string; failed: string; tools: EssayEditorLabels }

export type Rich = {
  /** the document that is being written, while the editor is open */
  document(): object | null
}

/**
 * Offers the rich editor where it helps: on a larger screen, with a connection that nobody has to save. Its chunk is
 * loaded when it is asked for; when that fails, and whenever it is closed, the text area is there with the same text.
 */
export function offerRich(root: HTMLElement, area: HTMLTextAreaElement, labels: RichLabels): Rich {
  let editor: { document(): object; close(): void } | null = null
  const rich: Rich = { document: () => editor?.document() ?? null }
  if (!isRoomy()) return rich
  const button = element('button', { type: 'button', class: 'button quiet' }, labels.open)
  const said = element('p', { role: 'status' })
  root.append(button, said)
  button.addEventListener('click', () => {
    said.textContent = ''
    if (editor) {
      editor.close()
      editor = null
      button.textContent = labels.open
      area.focus()
    } else void open()
  })
  return rich

  async function open(): Promise<void> {
    said.textContent = labels.opening
    const opened = await import('../editor/mount.tsx')
      .then(({ mountEssay }) => mountEssay(root, area, labels.tools))
      .catch(() => null)
    said.textContent = opened ? '' : labels.failed
    if (opened) button.textContent = labels.close
    editor = opened
  }
}

/** Gboard deletes words in such editors (an open bug of ProseMirror), so never on Android. */
function isRoomy(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  if (connection?.saveData || /^(slow-)?[23]g$/.test(connection?.effectiveType ?? '')) return false
  return matchMedia('(min-width: 48em)').matches && !/Android/i.test(navigator.userAgent)
}
