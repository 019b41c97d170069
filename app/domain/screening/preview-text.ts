import type { IdentifierSpan } from '#app/core/blinding/identifier.ts'
import { redact } from '#app/core/blinding/redact.ts'
import type { Locale } from '../context.ts'
import { type Choice, chooseSpans } from './choose-spans.ts'

/** What jurors would read with this choice; nothing is stored. */
export function previewText(
  text: { body: string; language: Locale; found: readonly IdentifierSpan[] },
  choice: Choice,
): { body: string; hidden: number } {
  const spans = chooseSpans(text.body, text.found, choice)
  return { body: redact(text.body, spans, text.language), hidden: spans.length }
}
