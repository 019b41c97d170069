import { cleanText } from '#app/core/essay/clean-text.ts'
import { applyPatch, type TextPatch } from '#app/core/essay/patch-text.ts'
import { longestEssay } from '../application/input.server.ts'

/** All of a text, or what has changed in it. */
export type SentText = { whole: string } | { whole: null; patch: TextPatch }

/**
 * The text that a window holds, from all of it or from what has changed since `known`; null when that cannot be told
 * or may not be stored, so that the window has to send the whole.
 * @param known what is stored, or null when the window has not seen it
 */
export function autosavedText(text: SentText, known: string | null): string | null {
  const body = text.whole !== null ? text.whole : known === null ? null : applyPatch(known, text.patch)
  return body !== null && isStorable(body) ? body : null
}

/** A patched text has passed no schema: it has to be what the schema would have made of it. */
function isStorable(body: string): boolean {
  return body.length <= longestEssay && cleanText(body) === body
}
