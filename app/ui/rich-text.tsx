import type { ReactNode } from 'react'

export interface RichTextMark {
  readonly type: string
  readonly attrs?: object | null | undefined
}

export interface RichTextNode {
  readonly type: string
  readonly attrs?: object | null | undefined
  readonly content?: readonly RichTextNode[] | undefined
  readonly text?: string | undefined
  readonly marks?: readonly RichTextMark[] | undefined
}

const deepest = 16

/** Only where a reader may be sent: http(s), mailto, or a path of this site. Browsers drop tabs and read `\` as `/`. */
function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string' || /[\s\\\p{Cc}]/u.test(value)) return undefined
  return /^(https?:\/\/|mailto:|\/(?!\/))/i.test(value) ? value : undefined
}

function attribute(holder: { readonly attrs?: object | null | undefined }, name: string): unknown {
  return holder.attrs ? (holder.attrs as Readonly<Record<string, unknown>>)[name] : undefined
}

function renderText(node: RichTextNode, key: number): ReactNode {
  let rendered: ReactNode = node.text
  for (const mark of (node.marks ?? []).slice(0, 3)) {
    if (mark.type === 'bold') rendered = <strong key={key}>{rendered}</strong>
    else if (mark.type === 'italic') rendered = <em key={key}>{rendered}</em>
    else if (mark.type === 'link') {
      const href = safeHref(attribute(mark, 'href'))
      if (href) {
        rendered = (
          <a key={key} href={href} rel="noopener">
            {rendered}
          </a>
        )
      }
    }
  }
  return rendered
}

function renderNodes(nodes: readonly RichTextNode[] | undefined, depth: number): ReactNode {
  if (!Array.isArray(nodes) || depth > deepest) return null
  return nodes.map((node, key) => renderNode(node, key, depth))
}

function renderNode(node: RichTextNode, key: number, depth: number): ReactNode {
  if (node.type === 'text') return renderText(node, key)
  if (node.type === 'hardBreak') return <br key={key} />
  const children = renderNodes(node.content, depth + 1)
  switch (node.type) {
    case 'paragraph':
      return <p key={key}>{children}</p>
    case 'heading':
      return attribute(node, 'level') === 3 ? <h3 key={key}>{children}</h3> : <h2 key={key}>{children}</h2>
    case 'bulletList':
      return <ul key={key}>{children}</ul>
    case 'orderedList':
      return <ol key={key}>{children}</ol>
    case 'listItem':
      return <li key={key}>{children}</li>
    case 'blockquote':
      return <blockquote key={key}>{children}</blockquote>
    default:
      return null
  }
}

/**
 * A formatted document of the organisers. Renders a whitelist of nodes and marks to a limited depth and nothing else,
 * whatever the document holds.
 */
export function RichText({ document, lang }: { document: RichTextNode | null | undefined; lang?: string | undefined }) {
  if (document?.type !== 'doc') return null
  return (
    <div className="prose" lang={lang}>
      {renderNodes(document.content, 0)}
    </div>
  )
}
