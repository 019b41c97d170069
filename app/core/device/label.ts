/** A quasigroup that is totally anti-symmetric: Damm (2004), order 10. */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

const checkOf = (digits: string) =>
  Array.from(digits, Number).reduce<number>((row, digit) => damm[row]?.[digit] ?? 0, 0)

/** `QD-00042-7`: the number of a device as its label shows it, with a check digit. */
export function deviceLabel(number: number): string {
  const digits = String(number).padStart(5, '0')
  return `QD-${digits}-${checkOf(digits)}`
}

/**
 * The number that a scanned or typed label names; null when it is none. Takes the address in a label's QR code, any
 * case, spaces or dashes, and digits alone. The check digit (Damm, 2004) finds every single wrong digit and every swap
 * of neighbours. O(n).
 */
export function readDeviceLabel(typed: string): number | null {
  const last =
    typed
      .normalize('NFKC')
      .trim()
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  const digits = last
    .toUpperCase()
    .replace(/^QD/, '')
    .replace(/[\s\-–—._]/g, '')
  if (!/^\d{6,11}$/.test(digits) || checkOf(digits) !== 0) return null
  const number = Number(digits.slice(0, -1))
  return number > 0 && number <= 2_147_483_647 ? number : null
}
