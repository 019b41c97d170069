import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import type { IdentifierKind } from '#app/core/blinding/identifier.ts'
import type { Label, LabelledSentence } from './labelled-sentences.ts'

type Span = { start: number; end: number }

/** A kind, or a group of kinds: `dossier`, `contact`, `third-person`, `elsewhere` (places outside the dossier), `all`. */
export type Row = {
  language: 'kk' | 'ru' | 'all'
  kind: string
  precision: number
  recall: number
  f1: number
  /** labels of this kind */
  n: number
  /** labels whose offsets and kind were met exactly */
  exact: number
}

const contacts: readonly IdentifierKind[] = ['phone', 'email', 'link', 'handle', 'number']
const people: readonly IdentifierKind[] = ['name', 'relative', 'teacher', 'person']

function groupOf(kind: IdentifierKind, inDossier: boolean): string {
  if (contacts.includes(kind)) return 'contact'
  if (inDossier) return 'dossier'
  return people.includes(kind) ? 'third-person' : 'elsewhere'
}

const covered = (one: Span, by: readonly Span[]) =>
  by.reduce((sum, other) => sum + Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start)), 0) /
  (one.end - one.start)

/** A label is found when at least nine tenths of its characters are hidden, by spans of any kind. */
export const isFound = (label: Span, spans: readonly Span[]) => covered(label, spans) >= 0.9
/** A span is right when at least half of its characters were labelled, as any kind. */
export const isRight = (span: Span, labels: readonly Span[]) => covered(span, labels) >= 0.5

type Counts = { found: number; labels: number; right: number; spans: number; exact: number }

/**
 * Precision, recall and F1 per language and kind, and per group of kinds. A wrong span counts against the kind that the
 * finder gave it; a right one counts for the kind of the label that it covers most. What has no spans has precision 1.
 */
export function figuresOf(sentences: readonly LabelledSentence[]): Row[] {
  const counts = new Map<string, Counts>()
  const add = (language: string, kind: string, group: string, what: Partial<Counts>) => {
    for (const key of [language, 'all'].flatMap((one) => [kind, group, 'all'].map((each) => `${one} ${each}`))) {
      const sum = counts.get(key) ?? { found: 0, labels: 0, right: 0, spans: 0, exact: 0 }
      for (const name of ['found', 'labels', 'right', 'spans', 'exact'] as const) sum[name] += what[name] ?? 0
      counts.set(key, sum)
    }
  }
  for (const { child, language, text, labels } of sentences) {
    const spans = findIdentifiers(text, child)
    for (const label of labels) {
      const exact = spans.some(({ start, end, kind }) => isSame(label, { start, end, kind }))
      const group = groupOf(label.kind, label.inDossier)
      add(language, label.kind, group, { labels: 1, found: isFound(label, spans) ? 1 : 0, exact: exact ? 1 : 0 })
    }
    for (const span of spans) {
      const label = isRight(span, labels) ? mostCovered(span, labels) : undefined
      const kind = label?.kind ?? span.kind
      add(language, kind, groupOf(kind, label?.inDossier ?? !['teacher', 'person'].includes(kind)), {
        spans: 1,
        right: label ? 1 : 0,
      })
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => rowOf(key, sum))
}

const isSame = (a: Span & { kind: string }, b: Span & { kind: string }) =>
  a.start === b.start && a.end === b.end && a.kind === b.kind

const mostCovered = (span: Span, labels: readonly Label[]) =>
  labels.reduce<Label | undefined>((best, label) => {
    const share = covered(span, [label])
    return share > 0 && (!best || share > covered(span, [best])) ? label : best
  }, undefined)

function rowOf(key: string, { found, labels, right, spans, exact }: Counts): Row {
  const [language = '', kind = ''] = key.split(' ')
  const recall = labels === 0 ? 1 : found / labels
  const precision = spans === 0 ? 1 : right / spans
  const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision)
  return {
    language: language === 'kk' || language === 'ru' ? language : 'all',
    kind,
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
    n: labels,
    exact: round(labels === 0 ? 1 : exact / labels),
  }
}

const round = (share: number) => Math.round(share * 1000) / 1000
