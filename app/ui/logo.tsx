/**
 * The mark: the letter Қ as a fishing rod, its line caught by a sun and its tail a hook. The strokes take
 * `currentColor`, the sun the token `--sun`. With `title` it is an image with a name; without, decoration beside the written name.
 */
export function Logo({ title, size = 36 }: { title?: string | undefined; size?: number | undefined }) {
  const naming = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has one, or is hidden
    <svg className="logo" viewBox="0 0 32 32" width={size} height={size} {...naming}>
      {title ? <title>{title}</title> : null}
      <circle cx="24.5" cy="7" r="5" />
      <path d="M7 2v22M18.5 10.5 7 15.5l10 4.5q4 2 4 5.5v1a4 4 0 0 1-8 0" />
    </svg>
  )
}
