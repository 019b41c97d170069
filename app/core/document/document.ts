/** A mark on a text: bold, italic, or a link with its address in `attrs.href`. */
export interface DocumentMark {
  readonly type: string
  readonly attrs?: object | null | undefined
}

/** A node of a formatted text, as ProseMirror writes it to JSON. The root has the type `doc`. */
export interface DocumentNode {
  readonly type: string
  readonly attrs?: object | null | undefined
  readonly content?: readonly DocumentNode[] | undefined
  readonly text?: string | undefined
  readonly marks?: readonly DocumentMark[] | undefined
}

/** The document without any text. */
export const emptyDocument: DocumentNode = { type: 'doc', content: [] }

/** Whether a document shows nothing: no text but white space in any of its nodes. O(nodes), without recursion. */
export function isEmptyDocument(document: DocumentNode): boolean {
  const waiting: DocumentNode[] = [document]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text' && (node.text ?? '').trim() !== '') return false
    if (node.content) waiting.push(...node.content)
  }
  return true
}
