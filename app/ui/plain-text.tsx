/** Text as its author typed it: an empty line parts paragraphs, a line break stays one. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return (
    <div className="prose plain-text" lang={lang}>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  )
}
