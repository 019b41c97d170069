import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import type { DocumentNode } from '#app/core/document/document.ts'
import { documentToText } from '#app/core/document/document-to-text.ts'
import { isSafeAddress, validateDocument } from '#app/core/document/validate-document.ts'
import { Toolbar, type ToolbarLabels } from './toolbar.tsx'

export interface EditorProps {
  labels: ToolbarLabels
  initial: DocumentNode
  attributes: Record<string, string>
  onChange: (markup: string) => void
}

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, autolink: false, isAllowedUri: (address) => isSafeAddress(address ?? '') },
  }),
]

/** The editor of formatted texts: exactly the nodes and marks that `core/document` knows. */
export function Editor({ labels, initial, attributes, onChange }: EditorProps) {
  const editor = useEditor({
    extensions,
    injectCSS: false,
    content: initial as JSONContent,
    editorProps: { attributes: { ...attributes, class: 'editor-surface' } },
    onUpdate: ({ editor: changed }) =>
      onChange(markupOf(changed.getJSON(), changed.getText({ blockSeparator: '\n\n' }))),
  })
  return (
    <div className="editor">
      <Toolbar editor={editor} labels={labels} />
      <EditorContent editor={editor} />
    </div>
  )
}

/** Beyond the limits of a document the words alone are sent, so that the server can say what is wrong with them. */
function markupOf(json: object, words: string): string {
  const reading = validateDocument(json)
  return reading.ok ? documentToText(withoutEmptyParagraphs(reading.document)) : words
}

function withoutEmptyParagraphs(document: DocumentNode): DocumentNode {
  const content = document.content?.filter((node) => node.type !== 'paragraph' || node.content !== undefined)
  return { type: 'doc', content: content ?? [] }
}
