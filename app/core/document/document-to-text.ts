import type { DocumentNode } from './document.ts'
import { headingStart, itemStart, quoteStart } from './markup.ts'

/**
 * Writes a validated document as light markup (see `markup.ts`).
 *
 * `textToDocument(documentToText(d))` equals `d` for every `d` that `validateDocument` returned. Recursive to the
 * depth that validation allows. O(characters · depth).
 */
export function documentToText(document: DocumentNode): string {
  return writeBlocks(document.content ?? [], false).join('\n')
}

function writeBlocks(blocks: readonly DocumentNode[], inItem: boolean): string[] {
  const lines: string[] = []
  blocks.forEach((block, index) => {
    const before = blocks[index - 1]
    if (before) lines.push(...gap(before, block, inItem))
    lines.push(...writeBlock(block))
  })
  return lines
}

/** One empty line between blocks; two between lists of a kind; none between an item's first words and its list. */
function gap(before: DocumentNode, block: DocumentNode, inItem: boolean): string[] {
  const isList = block.type === 'bulletList' || block.type === 'orderedList'
  if (isList && before.type === block.type) return ['', '']
  return isList && inItem && before.type === 'paragraph' ? [] : ['']
}

function writeBlock(block: DocumentNode): string[] {
  const content = block.content ?? []
  switch (block.type) {
    case 'heading': {
      const sign = (block.attrs as { level: number }).level === 3 ? '###' : '##'
      return [content.length > 0 ? `${sign} ${writeInline(content)}` : sign]
    }
    case 'bulletList':
      return content.flatMap((item) => writeItem(item, '- '))
    case 'orderedList':
      return content.flatMap((item, index) => writeItem(item, `${Math.min(index + 1, 999)}. `))
    case 'blockquote':
      return writeBlocks(content, false).map((line) => (line === '' ? '>' : `> ${line}`))
    default:
      return writeInline(content).split('\n').map(plainStart)
  }
}

function writeItem(item: DocumentNode, marker: string): string[] {
  const indent = ' '.repeat(marker.length)
  return writeBlocks(item.content ?? [], true).map((line, index) => {
    if (index === 0) return `${marker}${line}`
    return line === '' ? '' : `${indent}${line}`
  })
}

/** Keeps words that look like the start of a block from becoming one. */
function plainStart(line: string): string {
  if (line === '') return '\\'
  if (headingStart.test(line) || quoteStart.test(line)) return `\\${line}`
  const item = itemStart.exec(line)
  if (!item) return line
  return item[1] ? `\\${line}` : line.replace(/^\d+/, '$&\\')
}

type Style = { bold: boolean; italic: boolean; href: string | null }

const plain: Style = { bold: false, italic: false, href: null }

function styleOf(node: DocumentNode): Style {
  const link = node.marks?.find((mark) => mark.type === 'link')
  return {
    bold: node.marks?.some((mark) => mark.type === 'bold') ?? false,
    italic: node.marks?.some((mark) => mark.type === 'italic') ?? false,
    href: link ? (link.attrs as { href: string }).href : null,
  }
}

function writeInline(nodes: readonly DocumentNode[]): string {
  let style = plain
  let written = ''
  nodes.forEach((node, index) => {
    if (node.type === 'hardBreak') {
      // Whatever does not go on after the break ends before it.
      const next = nodes.slice(index + 1).find(({ type }) => type === 'text')
      const wanted = next ? styleOf(next) : plain
      const kept = {
        bold: style.bold && wanted.bold,
        italic: style.italic && wanted.italic,
        href: style.href === wanted.href ? style.href : null,
      }
      written += `${change(style, kept)}\n`
      style = kept
      return
    }
    const wanted = styleOf(node)
    const switches = change(style, wanted)
    // At the start of a line spaces are not words, and a sign between spaces is no switch.
    const atStart = /^\**$/.test(switches) && ['\n', ' ', undefined].includes(written.at(-1))
    const atEnd = index === nodes.length - 1 || nodes[index + 1]?.type === 'hardBreak'
    written += switches + writeText(node.text ?? '', atStart, atEnd)
    style = wanted
  })
  return written + change(style, plain)
}

/** What ends and begins between two styles. Bold comes before italic, so that `***` is read as it was written. */
function change(from: Style, to: Style): string {
  let written = ''
  if (from.href !== to.href) {
    if (from.href !== null) written += `](${from.href.replace(/[()]/g, '\\$&')})`
    if (to.href !== null) written += '['
  }
  if (from.bold !== to.bold) written += '**'
  if (from.italic !== to.italic) written += '*'
  return written
}

function writeText(text: string, atStart: boolean, atEnd: boolean): string {
  let escaped = text.replace(/[\\*[\]]/g, '\\$&')
  if (atEnd && escaped.endsWith(' ')) escaped = `${escaped.slice(0, -1)}\\ `
  if (atStart && escaped.startsWith(' ')) escaped = `\\${escaped}`
  return escaped
}
