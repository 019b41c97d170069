/** Control characters but tab and line feed, and half surrogate pairs: no keyboard makes them and PostgreSQL refuses NUL. */
const unwritable = /(?![\t\n])\p{Cc}|\p{Cs}|\uFEFF/gu

/**
 * What a person wrote, in one form: NFC, line feeds alone, no control characters. Nothing that can be seen changes;
 * spaces at the ends of the whole text go. Idempotent. O(n).
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwritable, '').normalize('NFC').trim()
}

/** The same for one line: any run of white space becomes one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}
