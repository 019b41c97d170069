/**
 * The number of words of a text.
 *
 * A word is a run of letters, digits and combining marks; hyphens and apostrophes between two of them belong to it.
 * So «ата-анам», «сары-ала», "don't", «2026» and «COVID-19» are one word each, and a dash with spaces, a list bullet
 * or an emoji is none. A number with a decimal point or comma («3,5») counts as two.
 *
 * Hyphens are U+002D, U+2010 and U+2011; apostrophes U+0027, U+2019, U+02BC. Soft hyphens (U+00AD) and zero-width
 * joiners are passed over wherever they stand inside a word, and so are the asterisks of light markup: «**Ай**гүл» is
 * one word, so that the rich editor and the text area count alike.
 *
 * `Intl.Segmenter` is not used: it splits «ата-анам» in two, differs between versions of ICU (so the phone and the
 * server would disagree), and old Android browsers lack it. The rule costs that Thai or Chinese runs count as one
 * word; essays are in Kazakh, Russian or English.
 *
 * O(n), one pass of a regular expression without backtracking. The same code runs in browsers.
 */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(words)) count += 1
  return count
}

const words =
  /[\p{L}\p{N}\p{M}](?:[*\u00AD\u200B-\u200D\u2060]*['’ʼ\-‐‑]?[*\u00AD\u200B-\u200D\u2060]*[\p{L}\p{N}\p{M}])*/gu
