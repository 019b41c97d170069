/**
 * Breaks a text into lines of at most `width`: at spaces, and within a word only where it alone is too wide. Line
 * breaks of the text stay. Measures each word once; the width of a line is taken for the sum of its words.
 */
export function wrapLines(text: string, width: number, widthOf: (piece: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    let used = 0
    for (const piece of paragraph.split(/(?<= )/).flatMap((word) => fitting(word, width, widthOf))) {
      const own = widthOf(piece.trimEnd())
      if (line !== '' && used + own > width) {
        lines.push(line.trimEnd())
        line = ''
        used = 0
      }
      line += piece
      used += piece.endsWith(' ') ? widthOf(piece) : own
    }
    return [...lines, line.trimEnd()]
  })
}

/** A word in as many parts as it needs. */
function fitting(word: string, width: number, widthOf: (piece: string) => number): string[] {
  if (widthOf(word.trimEnd()) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}
