import type { DocumentMark, DocumentNode } from './document.ts'
import { escapable, headingStart, itemStart, quoteStart } from './markup.ts'
import { type DocumentReading, documentLimits, isSafeAddress, validateDocument } from './validate-document.ts'

/**
 * Reads light markup (see `markup.ts`) as a document.
 *
 * Any text is a document: a sign without its partner is plain text, and so is nesting beyond the depth limit and a
 * link to an address that is not allowed. Refused are only texts beyond the limits. O(characters · depth).
 */
export function textToDocument(text: string): DocumentReading {
  if (text.length > documentLimits.characters * 4) return { ok: false, reason: 'too-long' }
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').split('\n').map(trimEnd)
  return validateDocument({ type: 'doc', content: readBlocks(lines, 0) })
}

/** Without the spaces at the end, but for one that `\` protects. */
function trimEnd(line: string): string {
  let end = line.length
  while (end > 0 && line[end - 1] === ' ') end -= 1
  return end < line.length && line[end - 1] === '\\' ? line.slice(0, end + 1) : line.slice(0, end)
}

/** @param depth of the node that the blocks stand in */
function readBlocks(lines: readonly string[], depth: number): DocumentNode[] {
  const blocks: DocumentNode[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line === '') {
      at += 1
      continue
    }
    const heading = headingStart.exec(line)
    if (heading) {
      blocks.push(node('heading', readInline(line.slice(heading[0].length)), { level: heading[1] === '###' ? 3 : 2 }))
      at += 1
    } else if (startsQuote(line, depth)) {
      const from = at
      while (at < lines.length && quoteStart.test(lines[at] ?? '')) at += 1
      const inner = lines.slice(from, at).map((quoted) => quoted.replace(/^> ?/, ''))
      blocks.push(node('blockquote', readBlocks(inner, depth + 1)))
    } else if (startsItem(line, depth)) {
      const list = readList(lines, at, depth)
      blocks.push(list.node)
      at = list.next
    } else {
      const from = at
      at += 1
      while (at < lines.length && !endsParagraph(lines[at] ?? '', depth)) at += 1
      const words = lines.slice(from, at).map((part) => part.replace(/^ +/, ''))
      blocks.push(node('paragraph', readInline(words.join('\n'))))
    }
  }
  return blocks
}

const startsQuote = (line: string, depth: number) => quoteStart.test(line) && depth + 3 <= documentLimits.depth
const startsItem = (line: string, depth: number) => itemStart.test(line) && depth + 4 <= documentLimits.depth

function endsParagraph(line: string, depth: number): boolean {
  return line === '' || headingStart.test(line) || startsQuote(line, depth) || startsItem(line, depth)
}

function readList(lines: readonly string[], start: number, depth: number): { node: DocumentNode; next: number } {
  const bullet = isBullet(lines[start] ?? '')
  const items: DocumentNode[] = []
  let at = start
  while (at < lines.length) {
    const marker = itemStart.exec(lines[at] ?? '')
    if (!marker || isBullet(lines[at] ?? '') !== bullet) break
    const width = marker[0].length
    const inner = [(lines[at] ?? '').slice(width)]
    at += 1
    for (;;) {
      const blank = countBlank(lines, at)
      const following = lines[at + blank] ?? ''
      if (!following.startsWith('  ')) break
      for (let i = 0; i < blank; i += 1) inner.push('')
      inner.push(dedent(following, width))
      at += blank + 1
    }
    items.push(node('listItem', readBlocks(inner, depth + 2)))
    // One empty line may stand between items; two begin another list.
    if (lines[at] === '' && itemStart.test(lines[at + 1] ?? '') && isBullet(lines[at + 1] ?? '') === bullet) at += 1
  }
  return { node: node(bullet ? 'bulletList' : 'orderedList', items), next: at }
}

const isBullet = (line: string) => itemStart.exec(line)?.[1] !== undefined

function countBlank(lines: readonly string[], from: number): number {
  let count = 0
  while (from + count < lines.length && lines[from + count] === '') count += 1
  return count
}

function dedent(line: string, width: number): string {
  let spaces = 0
  while (spaces < width && line[spaces] === ' ') spaces += 1
  return line.slice(spaces)
}

function node(type: string, content: readonly DocumentNode[], attrs?: object): DocumentNode {
  return { type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }
}

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'switch'; mark: 'bold' | 'italic' }
  | { kind: 'open'; href: string }
  | { kind: 'close' }

function readInline(text: string): DocumentNode[] {
  const tokens = tokenize(text)
  const lonely = { bold: lastIfOdd(tokens, 'bold'), italic: lastIfOdd(tokens, 'italic') }
  const nodes: DocumentNode[] = []
  let bold = false
  let italic = false
  let href: string | null = null
  const append = (words: string) => {
    const marks: DocumentMark[] = []
    if (href !== null) marks.push({ type: 'link', attrs: { href } })
    if (bold) marks.push({ type: 'bold' })
    if (italic) marks.push({ type: 'italic' })
    nodes.push({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) })
  }
  tokens.forEach((token, index) => {
    if (token.kind === 'text') append(token.text)
    else if (token.kind === 'break') nodes.push({ type: 'hardBreak' })
    else if (token.kind === 'open') href = token.href
    else if (token.kind === 'close') href = null
    else if (lonely[token.mark] === index) append(token.mark === 'bold' ? '**' : '*')
    else if (token.mark === 'bold') bold = !bold
    else italic = !italic
  })
  return nodes
}

/** The switch that has no partner, if there is one. */
function lastIfOdd(tokens: readonly Token[], mark: 'bold' | 'italic'): number {
  const at = tokens.flatMap((token, index) => (token.kind === 'switch' && token.mark === mark ? [index] : []))
  return at.length % 2 === 1 ? (at.at(-1) ?? -1) : -1
}

const address = /\]\(((?:\\[()]|[^\s()\\]){1,2000})\)/y

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const brackets = closingBrackets(text)
  let words = ''
  let linkEnds = -1
  let linkNext = -1
  const flush = () => {
    if (words !== '') tokens.push({ kind: 'text', text: words })
    words = ''
  }
  let at = 0
  while (at < text.length) {
    const sign = text.charAt(at)
    if (at === linkEnds) {
      flush()
      tokens.push({ kind: 'close' })
      at = linkNext
      linkEnds = -1
    } else if (sign === '\\') {
      const next = text.charAt(at + 1)
      const atEnd = next === '' || next === '\n'
      if (!atEnd) words += escapable.test(next) ? next : `\\${next}`
      at += atEnd ? 1 : 2
    } else if (sign === '\n') {
      flush()
      tokens.push({ kind: 'break' })
      at += 1
    } else if (sign === '*') {
      const length = text.charAt(at + 1) === '*' ? 2 : 1
      if (standsAlone(text, at, length)) words += '*'.repeat(length)
      else {
        flush()
        tokens.push({ kind: 'switch', mark: length === 2 ? 'bold' : 'italic' })
      }
      at += length
    } else {
      const link = sign === '[' && linkEnds < 0 ? readLink(text, at, brackets) : null
      if (link) {
        flush()
        tokens.push({ kind: 'open', href: link.href })
        linkEnds = link.ends
        linkNext = link.next
      } else words += sign
      at += 1
    }
  }
  flush()
  return tokens
}

/** For each position the next `]` that no `\` makes plain, or −1. */
function closingBrackets(text: string): Int32Array {
  const plain = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] !== '\\') continue
    plain[i + 1] = 1
    i += 1
  }
  const next = new Int32Array(text.length + 1).fill(-1)
  for (let i = text.length - 1; i >= 0; i -= 1) {
    next[i] = text[i] === ']' && plain[i] === 0 ? i : (next[i + 1] ?? -1)
  }
  return next
}

function readLink(text: string, at: number, brackets: Int32Array): { href: string; ends: number; next: number } | null {
  const ends = brackets[at] ?? -1
  if (ends <= at + 1) return null
  address.lastIndex = ends
  const found = address.exec(text)
  const href = found?.[1]?.replace(/\\([()])/g, '$1')
  return href !== undefined && isSafeAddress(href) ? { href, ends, next: address.lastIndex } : null
}

const isGap = (sign: string) => sign === '' || sign === ' ' || sign === '\n'

/** `5 * 3`: a sign between spaces is a sign. A space that `\` protects is none. */
function standsAlone(text: string, at: number, length: number): boolean {
  const before = text.charAt(at - 1)
  const gapBefore = isGap(before) && !(before === ' ' && text.charAt(at - 2) === '\\')
  return gapBefore && isGap(text.charAt(at + length))
}
