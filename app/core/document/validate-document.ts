import type { DocumentMark, DocumentNode } from './document.ts'

export const documentLimits = { depth: 12, nodes: 5_000, characters: 50_000 } as const

export type DocumentProblem =
  | 'not-a-document'
  | 'unknown-node'
  | 'unknown-mark'
  | 'wrong-place'
  | 'unsafe-link'
  | 'too-deep'
  | 'too-many-nodes'
  | 'too-long'

export type DocumentReading = { ok: true; document: DocumentNode } | { ok: false; reason: DocumentProblem }

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'] as const
const inline = ['text', 'hardBreak'] as const

/** What may stand in each node. Everything else does not exist for us. */
const allowedIn: Readonly<Record<string, readonly string[]>> = {
  doc: blocks,
  paragraph: inline,
  heading: inline,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: blocks,
  blockquote: blocks,
  text: [],
  hardBreak: [],
}

/**
 * Whether an address may stand in a link: http, https, mailto, or a path of this site. `//host`, back slashes and
 * white space are refused, since browsers drop tabs in addresses and read `\` as `/`.
 */
export function isSafeAddress(address: string): boolean {
  return address.length <= 2_000 && !/[\s\\\p{Cc}]/u.test(address) && /^(https?:\/\/.|mailto:.|\/(?!\/))/i.test(address)
}

type Raw = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

type Built = { type: string; attrs?: object; content?: Built[]; text?: string; marks?: DocumentMark[] }

/**
 * Reads untrusted JSON as a document: a new tree with the whitelisted nodes, marks and attributes and nothing else.
 *
 * Unknown nodes and marks are refused rather than dropped, so that no words vanish silently; unknown attributes are
 * dropped. The tree is canonical: neighbouring texts with the same marks are one, marks stand in one order, a list
 * item begins with a paragraph, a line break in a heading or a control character is a space. Limits: depth 12,
 * 5,000 nodes, 50,000 characters. Iterative, so that no nesting can overflow the stack; it stops at the first
 * offence, O(min(nodes, limit)).
 */
export function validateDocument(value: unknown): DocumentReading {
  if (!isObject(value) || value.type !== 'doc') return refused('not-a-document')
  const root: Built = { type: 'doc', content: [] }
  const waiting: { raw: Raw; built: Built; depth: number }[] = [{ raw: value, built: root, depth: 0 }]
  let nodes = 0
  let characters = 0
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { raw, built, depth } = step
    const content = raw.content ?? []
    if (!Array.isArray(content)) return refused('not-a-document')
    nodes += content.length
    if (nodes > documentLimits.nodes) return refused('too-many-nodes')
    if (content.length > 0 && depth >= documentLimits.depth) return refused('too-deep')
    const children: Built[] = []
    for (const child of content as unknown[]) {
      const reading = readNode(child, built.type)
      if (!reading.ok) return reading
      const { node } = reading
      characters += node.text?.length ?? 0
      if (characters > documentLimits.characters) return refused('too-long')
      appendNode(children, node)
      if (node.type !== 'text') waiting.push({ raw: child as Raw, built: node, depth: depth + 1 })
    }
    complete(built.type, children)
    if (children.length > 0 || built.type === 'doc') built.content = children
    else if (listTypes.has(built.type)) return refused('wrong-place')
  }
  return { ok: true, document: root }
}

const listTypes = new Set(['bulletList', 'orderedList'])

const refused = (reason: DocumentProblem): { ok: false; reason: DocumentProblem } => ({ ok: false, reason })

/** Texts with the same marks that stand side by side become one. */
function appendNode(children: Built[], node: Built): void {
  const last = children.at(-1)
  if (last?.type === 'text' && node.type === 'text' && sameMarks(last, node)) {
    last.text = `${last.text ?? ''}${node.text ?? ''}`
  } else children.push(node)
}

function sameMarks(one: Built, other: Built): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
}

/** What the editor's schema demands: an item begins with a paragraph, a quotation is not empty. */
function complete(type: string, children: Built[]): void {
  if (type === 'listItem' && children[0]?.type !== 'paragraph') children.unshift({ type: 'paragraph' })
  if (type === 'blockquote' && children.length === 0) children.push({ type: 'paragraph' })
}

function readNode(raw: unknown, parent: string): { ok: true; node: Built } | { ok: false; reason: DocumentProblem } {
  if (!isObject(raw) || typeof raw.type !== 'string') return refused('not-a-document')
  const { type } = raw
  if (!Object.hasOwn(allowedIn, type) || type === 'doc') return refused('unknown-node')
  if (!allowedIn[parent]?.includes(type)) return refused('wrong-place')
  if (type === 'hardBreak' && parent === 'heading') return { ok: true, node: { type: 'text', text: ' ' } }
  const node: Built = { type }
  if (type === 'heading') {
    const level = isObject(raw.attrs) ? raw.attrs.level : undefined
    if (level !== 2 && level !== 3) return refused('unknown-node')
    node.attrs = { level }
  }
  if (type !== 'text') return { ok: true, node }
  if (typeof raw.text !== 'string' || raw.text === '') return refused('not-a-document')
  const marks = readMarks(raw.marks)
  if (!marks.ok) return marks
  node.text = raw.text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD')
  if (marks.marks.length > 0) node.marks = marks.marks
  return { ok: true, node }
}

const markOrder = ['link', 'bold', 'italic']

function readMarks(raw: unknown): { ok: true; marks: DocumentMark[] } | { ok: false; reason: DocumentProblem } {
  if (raw === undefined || raw === null) return { ok: true, marks: [] }
  if (!Array.isArray(raw)) return refused('not-a-document')
  const marks: DocumentMark[] = []
  for (const mark of raw as unknown[]) {
    const type = isObject(mark) ? mark.type : undefined
    if (typeof type !== 'string' || !markOrder.includes(type)) return refused('unknown-mark')
    if (marks.some((known) => known.type === type)) return refused('unknown-mark')
    if (type !== 'link') {
      marks.push({ type })
      continue
    }
    const attrs = (mark as Raw).attrs
    const href = isObject(attrs) ? attrs.href : undefined
    if (typeof href !== 'string' || !isSafeAddress(href)) return refused('unsafe-link')
    marks.push({ type, attrs: { href } })
  }
  marks.sort((one, other) => markOrder.indexOf(one.type) - markOrder.indexOf(other.type))
  return { ok: true, marks }
}
