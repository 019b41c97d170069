import { jaccard, shinglesOf } from './shingles.ts'

/** Near-identical: a text of 200 words with up to some sixteen of them changed. */
export const nearIdentical = 0.6

export type Text = { id: string; body: string }
export type SimilarPair = { first: string; second: string; similarity: number }

/**
 * Of the candidate pairs those whose texts are near-identical, with their Jaccard similarity over word triples.
 * Each text is cut into shingles once. O(texts · n log n + pairs · n).
 */
export function similarPairs(
  texts: readonly Text[],
  candidates: readonly { first: string; second: string }[],
  threshold = nearIdentical,
): SimilarPair[] {
  const shingles = new Map(texts.map(({ id, body }) => [id, shinglesOf(body)]))
  const found: SimilarPair[] = []
  for (const { first, second } of candidates) {
    const [a, b] = [shingles.get(first), shingles.get(second)]
    if (!a || !b) continue
    const similarity = jaccard(a, b)
    if (similarity >= threshold) found.push({ first, second, similarity })
  }
  return found
}
