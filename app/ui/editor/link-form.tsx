import type { Editor } from '@tiptap/react'
import { useId, useState } from 'react'
import { isSafeAddress } from '#app/core/document/validate-document.ts'
import type { EditorLabels } from '../editor-labels.ts'

/** Asks for the address of a link. Not a form of its own, since forms cannot nest: Enter is caught here. */
export function LinkForm({ editor, labels, onDone }: { editor: Editor; labels: EditorLabels; onDone: () => void }) {
  const id = useId()
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? ''))
  const [wrong, setWrong] = useState(false)
  const selection = () => editor.chain().focus().extendMarkRange('link')
  const set = () => {
    const href = address.trim()
    if (!isSafeAddress(href)) {
      setWrong(true)
      return
    }
    if (editor.state.selection.empty && !editor.isActive('link')) {
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
        .run()
    } else selection().setLink({ href }).run()
    onDone()
  }
  return (
    <div className="editor-toolbar">
      <label htmlFor={id}>{labels.linkAddress}</label>
      <input
        id={id}
        value={address}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          if (event.key !== 'Enter') return
          event.preventDefault()
          set()
        }}
      />
      {wrong ? (
        <p className="error" role="alert" id={`${id}-error`}>
          {labels.linkWrong}
        </p>
      ) : null}
      <button type="button" onClick={set}>
        {labels.linkSet}
      </button>
      <button
        type="button"
        onClick={() => {
          selection().unsetLink().run()
          onDone()
        }}
      >
        {labels.linkRemove}
      </button>
    </div>
  )
}
