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
 * dropped. Limits: depth 12, 5,000 nodes, 50,000 characters. Iterative, so that no nesting can overflow the stack;
 * it stops at the first offence, O(min(nodes, limit)).
 */
export function validateDocument(value: unknown): DocumentReading {
  if (!isObject(value) || value.type !== 'doc') return { ok: false, reason: 'not-a-document' }
  const root: Built = { type: 'doc', content: [] }
  const waiting: { raw: Raw; built: Built; depth: number }[] = [{ raw: value, built: root, depth: 0 }]
  let nodes = 0
  let characters = 0
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { raw, built, depth } = step
    if (raw.content === undefined || raw.content === null) continue
    if (!Array.isArray(raw.content)) return { ok: false, reason: 'not-a-document' }
    nodes += raw.content.length
    if (nodes > documentLimits.nodes) return { ok: false, reason: 'too-many-nodes' }
    if (raw.content.length > 0 && depth >= documentLimits.depth) return { ok: false, reason: 'too-deep' }
    const children: Built[] = []
    for (const child of raw.content as unknown[]) {
      const reading = readNode(child, built.type)
      if (!reading.ok) return reading
      characters += reading.node.text?.length ?? 0
      if (characters > documentLimits.characters) return { ok: false, reason: 'too-long' }
      children.push(reading.node)
      if (reading.node.type !== 'text') waiting.push({ raw: child as Raw, built: reading.node, depth: depth + 1 })
    }
    if (children.length > 0) built.content = children
  }
  return { ok: true, document: root }
}

function readNode(raw: unknown, parent: string): { ok: true; node: Built } | { ok: false; reason: DocumentProblem } {
  if (!isObject(raw) || typeof raw.type !== 'string') return { ok: false, reason: 'not-a-document' }
  if (!Object.hasOwn(allowedIn, raw.type)) return { ok: false, reason: 'unknown-node' }
  if (!allowedIn[parent]?.includes(raw.type)) return { ok: false, reason: 'wrong-place' }
  const node: Built = { type: raw.type }
  if (raw.type === 'heading') {
    const level = isObject(raw.attrs) ? raw.attrs.level : undefined
    if (level !== 2 && level !== 3) return { ok: false, reason: 'unknown-node' }
    node.attrs = { level }
  }
  if (raw.type !== 'text') return { ok: true, node }
  if (typeof raw.text !== 'string' || raw.text === '') return { ok: false, reason: 'not-a-document' }
  const marks = readMarks(raw.marks)
  if (!marks.ok) return marks
  node.text = raw.text
  if (marks.marks.length > 0) node.marks = marks.marks
  return { ok: true, node }
}

function readMarks(raw: unknown): { ok: true; marks: DocumentMark[] } | { ok: false; reason: DocumentProblem } {
  if (raw === undefined || raw === null) return { ok: true, marks: [] }
  if (!Array.isArray(raw)) return { ok: false, reason: 'not-a-document' }
  const marks: DocumentMark[] = []
  for (const mark of raw as unknown[]) {
    const type = isObject(mark) ? mark.type : undefined
    if (type !== 'bold' && type !== 'italic' && type !== 'link') return { ok: false, reason: 'unknown-mark' }
    if (marks.some((known) => known.type === type)) return { ok: false, reason: 'unknown-mark' }
    if (type !== 'link') {
      marks.push({ type })
      continue
    }
    const attrs = (mark as Raw).attrs
    const href = isObject(attrs) ? attrs.href : undefined
    if (typeof href !== 'string' || !isSafeAddress(href)) return { ok: false, reason: 'unsafe-link' }
    marks.push({ type, attrs: { href } })
  }
  return { ok: true, marks }
}
