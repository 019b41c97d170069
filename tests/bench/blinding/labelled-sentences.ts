import { readFileSync } from 'node:fs'
import { type IdentifierKind, identifierKinds, type KnownIdentity } from '#app/core/blinding/identifier.ts'

export type Split = 'dev' | 'held-out'

/** What a person marked in a sentence; `inDossier` is false for people and places that only the text names. */
export type Label = { start: number; end: number; kind: IdentifierKind; inDossier: boolean }

export type LabelledSentence = {
  child: KnownIdentity
  language: 'kk' | 'ru'
  text: string
  labels: Label[]
}

const folder = new URL('../../reference/self-identification/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')

/** The labelled sentences of one split; the format is told in `tests/reference/self-identification/README.md`. */
export function labelledSentences(split: Split): LabelledSentence[] {
  const children = JSON.parse(read('children.json')) as Record<string, KnownIdentity>
  return read(`${split}.tsv`)
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', language, marked = ''] = line.split('\t')
      const child = children[name]
      if (!child || (language !== 'kk' && language !== 'ru')) throw new Error(`a line that cannot be read: ${line}`)
      return { child, language, ...unmark(marked) }
    })
}

function unmark(marked: string): { text: string; labels: Label[] } {
  const labels: Label[] = []
  let text = ''
  let at = 0
  for (const found of marked.matchAll(/⟦(\w+)(\??):([^⟧]*)⟧/g)) {
    const [whole, written, unknown, words = ''] = found
    const kind = identifierKinds.find((one) => one === written)
    if (!kind) throw new Error(`an unknown kind: ${whole}`)
    text += marked.slice(at, found.index)
    labels.push({ start: text.length, end: text.length + words.length, kind, inDossier: unknown === '' })
    text += words
    at = found.index + whole.length
  }
  return { text: text + marked.slice(at), labels }
}
