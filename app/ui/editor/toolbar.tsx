import { type Editor, useEditorState } from '@tiptap/react'
import { type ReactNode, useState } from 'react'
import type { EditorLabels, EssayEditorLabels } from '../editor-labels.ts'
import { LinkForm } from './link-form.tsx'

/** `essay`: no headings and no links, which an essay does not need. */
export type ToolbarOptions = { tools: 'all'; labels: EditorLabels } | { tools: 'essay'; labels: EssayEditorLabels }

interface ToolProps {
  label: string
  pressed?: boolean | undefined
  disabled?: boolean | undefined
  onPress: () => void
  children: ReactNode
}

function Tool({ label, pressed, disabled, onPress, children }: ToolProps) {
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  )
}

/** The editor's buttons, named in the page's language. */
export function Toolbar({ editor, labels, tools }: ToolbarOptions & { editor: Editor }) {
  const [linking, setLinking] = useState(false)
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      heading: current.isActive('heading', { level: 2 }),
      subheading: current.isActive('heading', { level: 3 }),
      bullets: current.isActive('bulletList'),
      numbers: current.isActive('orderedList'),
      quote: current.isActive('blockquote'),
      link: current.isActive('link'),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  })
  const chain = () => editor.chain().focus()
  return (
    <>
      <div className="editor-toolbar" role="toolbar" aria-label={labels.toolbar}>
        <Tool label={labels.bold} pressed={state.bold} onPress={() => chain().toggleBold().run()}>
          <b>{labels.bold.charAt(0)}</b>
        </Tool>
        <Tool label={labels.italic} pressed={state.italic} onPress={() => chain().toggleItalic().run()}>
          <i>{labels.italic.charAt(0)}</i>
        </Tool>
        {tools === 'all' ? (
          <>
            <Tool
              label={labels.heading}
              pressed={state.heading}
              onPress={() => chain().toggleHeading({ level: 2 }).run()}
            >
              <b>{labels.heading.charAt(0)}</b>
            </Tool>
            <Tool
              label={labels.subheading}
              pressed={state.subheading}
              onPress={() => chain().toggleHeading({ level: 3 }).run()}
            >
              {labels.subheading.charAt(0).toLowerCase()}
            </Tool>
          </>
        ) : null}
        <Tool label={labels.bullets} pressed={state.bullets} onPress={() => chain().toggleBulletList().run()}>
          •
        </Tool>
        <Tool label={labels.numbers} pressed={state.numbers} onPress={() => chain().toggleOrderedList().run()}>
          1.
        </Tool>
        <Tool label={labels.quote} pressed={state.quote} onPress={() => chain().toggleBlockquote().run()}>
          «»
        </Tool>
        {tools === 'all' ? (
          <Tool label={labels.link} pressed={state.link} onPress={() => setLinking(!linking)}>
            <u>{labels.link.charAt(0)}</u>
          </Tool>
        ) : null}
        <Tool label={labels.undo} disabled={!state.canUndo} onPress={() => chain().undo().run()}>
          ↶
        </Tool>
        <Tool label={labels.redo} disabled={!state.canRedo} onPress={() => chain().redo().run()}>
          ↷
        </Tool>
      </div>
      {linking && tools === 'all' ? (
        <LinkForm editor={editor} labels={labels} onDone={() => setLinking(false)} />
      ) : null}
    </>
  )
}
