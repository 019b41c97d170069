import { documentToText } from '#app/core/document/document-to-text.ts'
import type { DocumentProblem } from '#app/core/document/validate-document.ts'
import { validateDocument } from '#app/core/document/validate-document.ts'
import { cleanText } from '#app/core/essay/clean-text.ts'

/** The text of an editor's document, which is stored and shown only after every node of it was looked at. */
export function readDocument(
  document: unknown,
): { ok: true; text: string } | { ok: false; reason: 'document'; problem: DocumentProblem } {
  const reading = validateDocument(document)
  if (!reading.ok) return { ok: false, reason: 'document', problem: reading.reason }
  return { ok: true, text: cleanText(documentToText(reading.document)) }
}
