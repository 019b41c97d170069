/**
 * The light markup of formatted texts, shared by its reader and its writer.
 *
 * Blocks: an empty line parts paragraphs, a line break stays one; `## ` and `### ` begin a heading, `- ` and `1. ` an
 * item (what belongs to it is indented), `> ` a quotation; two empty lines part two lists of a kind.
 * Inline: `**` and `*` switch bold and italic, `[text](address)` is a link. `\` before a sign makes it plain, and `\`
 * at the end of a line stands for nothing, so that an empty line can be kept.
 */

export const headingStart = /^(#{1,3})(?: +|$)/
export const quoteStart = /^>/
export const itemStart = /^ {0,3}(?:([-*•])|\d{1,3}[.)]) +(?=[^ ])/

/** A sign that `\` makes plain: anything but letters, digits and the end of the line. */
export const escapable = /^[^\p{L}\p{N}\n]$/u
