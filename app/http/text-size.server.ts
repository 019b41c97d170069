/** The sizes in which a juror may read, from small to large; the second is the usual one. */
const sizes = ['1', '2', '3', '4'] as const
export type TextSize = (typeof sizes)[number]

export function isTextSize(value: unknown): value is TextSize {
  return sizes.some((size) => size === value)
}

/** The size that this browser chose last. */
export function textSizeOf(request: Request): TextSize {
  const chosen = /(?:^|;\s*)qarmaq_text=(\d)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  return isTextSize(chosen) ? chosen : '2'
}

/** Readable for the page's script, which changes it without a request. */
export function textSizeCookie(size: TextSize, secure: boolean): string {
  return `qarmaq_text=${size}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
}
