/**
 * The mark: the letter Қ whose tail is a fish-hook, with a sun rising in its arms. The strokes take `currentColor`,
 * the sun the token `--sun`. With `title` it is an image with a name; without, decoration beside the written name.
 */
export function Logo({ title, size = 36 }: { title?: string | undefined; size?: number | undefined }) {
  const naming = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has one, or is hidden
    <svg className="logo" viewBox="0 0 32 32" width={size} height={size} {...naming}>
      {title ? <title>{title}</title> : null}
      <circle cx="25" cy="13" r="4" />
      <path d="M8 3v25M8 17C15 16 18 11 20 4M11 17c7 0 10 3 10 8a4 4 0 0 1-7 2" />
    </svg>
  )
}
