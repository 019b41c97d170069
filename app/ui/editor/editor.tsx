import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import type { DocumentNode } from '#app/core/document/document.ts'
import { documentToText } from '#app/core/document/document-to-text.ts'
import { isSafeAddress, validateDocument } from '#app/core/document/validate-document.ts'
import { Toolbar, type ToolbarOptions } from './toolbar.tsx'

export type EditorProps = ToolbarOptions & {
  initial: DocumentNode
  attributes: Record<string, string>
  /** @param document what the markup says; null beyond the limits, where the words alone are told */
  onChange: (markup: string, document: DocumentNode | null) => void
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
export function Editor({ initial, attributes, onChange, ...toolbar }: EditorProps) {
  const editor = useEditor({
    extensions,
    injectCSS: false,
    content: initial as JSONContent,
    editorProps: { attributes: { ...attributes, class: 'editor-surface' } },
    onUpdate({ editor: changed }) {
      const reading = validateDocument(changed.getJSON())
      if (!reading.ok) return onChange(changed.getText({ blockSeparator: '\n\n' }), null)
      const document = withoutEmptyParagraphs(reading.document)
      onChange(documentToText(document), document)
    },
  })
  return (
    <div className="editor">
      <Toolbar editor={editor} {...toolbar} />
      <EditorContent editor={editor} />
    </div>
  )
}

function withoutEmptyParagraphs(document: DocumentNode): DocumentNode {
  const content = document.content?.filter((node) => node.type !== 'paragraph' || node.content !== undefined)
  return { type: 'doc', content: content ?? [] }
}
