import type { DocumentNode } from './document.ts'
import { textToDocument } from './text-to-document.ts'

/**
 * The text that a reader gets who is to see words and structure and no emphasis: jurors, and whoever makes a text
 * anonymous. Bold, italics, links and escapes of the light markup go; paragraphs, line breaks, list items and
 * quotations stay as the lines they were typed as.
 *
 * A text without any of those signs is returned as it is, and so is one beyond the limits of a document. Partial
 * emphasis («**Ай**гүл») leaves no sign inside a word, so that a name is found in it. O(characters · depth).
 */
export function plainStructure(text: string): string {
  if (!/[*\\[]/.test(text)) return text
  const reading = textToDocument(text)
  return reading.ok ? blocksToLines(reading.document.content ?? []).join('\n') : text
}

function blocksToLines(blocks: readonly DocumentNode[]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? blockToLines(block) : ['', ...blockToLines(block)]))
}

function blockToLines(block: DocumentNode): string[] {
  const content = block.content ?? []
  switch (block.type) {
    case 'bulletList':
      return content.flatMap((item) => itemToLines(item, '- '))
    case 'orderedList':
      return content.flatMap((item, index) => itemToLines(item, `${index + 1}. `))
    case 'blockquote':
      return blocksToLines(content).map((line) => (line === '' ? '>' : `> ${line}`))
    case 'heading':
      return [`${(block.attrs as { level: number }).level === 3 ? '###' : '##'} ${words(content)}`]
    default:
      return words(content).split('\n')
  }
}

function itemToLines(item: DocumentNode, marker: string): string[] {
  const lines = (item.content ?? []).flatMap(blockToLines)
  return lines.map((line, index) => (index === 0 ? `${marker}${line}` : `  ${line}`))
}

const words = (nodes: readonly DocumentNode[]) =>
  nodes.map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('')
