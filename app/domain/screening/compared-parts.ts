/** A piece of a text; `passage` numbers what the other text has too, from 1. */
export type ComparedPart = { text: string; passage: number | null }

/** A text cut at its passages; each keeps the number that it has in the first text. */
export function partsOf(body: string, spans: readonly { start: number; end: number }[]): ComparedPart[] {
  const sorted = spans.map((span, at) => ({ ...span, passage: at + 1 })).sort((a, b) => a.start - b.start)
  const parts = sorted.flatMap(({ start, end, passage }, at): ComparedPart[] => [
    { text: body.slice(sorted[at - 1]?.end ?? 0, start), passage: null },
    { text: body.slice(start, end), passage },
  ])
  return [...parts, { text: body.slice(sorted.at(-1)?.end ?? 0), passage: null }].filter(({ text }) => text !== '')
}
