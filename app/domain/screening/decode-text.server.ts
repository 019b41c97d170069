/** What KZ-1048, the Kazakh variant of Windows-1251, has in places where the original has Serbian and Ukrainian letters. */
const kazakhPlaces = new Map(
  [...'ЈјЄєЌќЅѕҐґЎўЇїЋћ'].map((letter, at): [string, string] => [letter, [...'ӘәҒғҚқҢңӨөҰұҮүҺһ'][at] ?? letter]),
)

/** Cyrillic as Kazakhstan's Windows writes it: KZ-1048, which reads what Windows-1251 wrote, too. */
function decodeKazakhWindows(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1251').decode(bytes)
  return text.replace(/[ЈјЄєЌќЅѕҐґЎўЇїЋћ]/g, (letter) => kazakhPlaces.get(letter) ?? letter)
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** UTF-16 by its mark, or by the zeros that Latin separators and line ends leave on one side. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros = [...bytes.subarray(0, 4000)].flatMap((byte, at) => (byte === 0 ? [at % 2] : []))
  const odd = zeros.filter((side) => side === 1).length
  const even = zeros.length - odd
  if (bytes.length % 2 !== 0 || zeros.length === 0) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/**
 * The text of a file of unknown encoding: UTF-8, UTF-16, or the one-byte Cyrillic of Windows. Null when it is no text:
 * control characters stand in it that no spreadsheet writes.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = utf16Of(bytes)
  const text = wide ? strict(bytes, wide) : (strict(bytes, 'utf-8') ?? decodeKazakhWindows(bytes))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to find them
  return text === null || /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text
}
