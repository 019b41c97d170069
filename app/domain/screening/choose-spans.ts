import { findWords, merge } from '#app/core/blinding/find-identifiers.ts'
import type { IdentifierSpan } from '#app/core/blinding/identifier.ts'

/** What a screener chose: found spans to hide, by offsets, and words to hide wherever they stand. */
export type Choice = { hidden: readonly string[]; words: string }

export const spanKey = (span: { start: number; end: number }): string => `${span.start}-${span.end}`

/** Words are given one phrase a line or with commas between. */
export function phrasesOf(words: string): string[] {
  return words
    .split(/[\n,;]+/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .slice(0, 100)
}

/** The spans that stay hidden out of what was found, joined with every occurrence of the screener's own words. */
export function chooseSpans(body: string, found: readonly IdentifierSpan[], choice: Choice): IdentifierSpan[] {
  const kept = found.filter((span) => choice.hidden.includes(spanKey(span)))
  const own = findWords(body, phrasesOf(choice.words))
  return merge(body, [...kept, ...own]).map((span) => ({ ...span, match: body.slice(span.start, span.end) }))
}
