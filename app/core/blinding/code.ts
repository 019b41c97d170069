/** Crockford's base 32: no I, L, O, U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const payloadLength = 8

/** Multiplication by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1). */
function timesX(value: number): number {
  const shifted = value << 1
  return shifted & 32 ? (shifted ^ 0b100101) & 31 : shifted
}

/**
 * The check symbol of a payload of base-32 symbols (values 0 to 31).
 *
 * check = Σ x^(n−i) · c_i over GF(32), so that the weighted sum of all symbols, the check with weight 1, is zero.
 * x generates the 31 non-zero elements, so the weights differ for up to 30 symbols: every single wrong symbol and
 * every swap of two symbols, adjacent or not, is detected. (Reed–Solomon code with one check symbol: Reed and
 * Solomon, 1960.) O(n).
 */
function checkSymbol(payload: readonly number[]): number {
  return payload.reduce((sum, symbol) => timesX(sum ^ symbol), 0)
}

/**
 * A card code from random bytes: 8 random base-32 symbols (40 bits) and a check symbol, without separators.
 * @param bytes at least 8 uniformly random bytes; the low five bits of each are used
 */
export function codeFromBytes(bytes: Uint8Array): string {
  const payload = Array.from(bytes.subarray(0, payloadLength), (byte) => byte & 31)
  if (payload.length < payloadLength) throw new RangeError('codeFromBytes needs 8 bytes')
  return [...payload, checkSymbol(payload)].map((symbol) => alphabet[symbol]).join('')
}

/** `ABCDEFGHJ` -> `ABC-DEF-GHJ`, as it is printed and read aloud. */
export function formatCode(code: string): string {
  return code.replace(/^(.{3})(.{3})(.{3})$/, '$1-$2-$3')
}

/** Cyrillic and Kazakh letters that look like a symbol of the code, as a keyboard that was not switched over types them. */
const cyrillic = 'АВЕКМНОРСТХУЅІҚҢҮҰҺӨЗ'
const latin = 'ABEKMH0PCTXYS1KHYYH03'

/**
 * What a person typed as it would be printed: any case, spaces and dashes left out, O as 0, I and L as 1 (Crockford),
 * Cyrillic look-alikes as their Latin twins. It may still be no code.
 */
export function cleanCode(typed: string): string {
  return Array.from(typed.normalize('NFKC').toUpperCase(), (character) => {
    const at = cyrillic.indexOf(character)
    return at >= 0 ? latin.charAt(at) : character
  })
    .join('')
    .replace(/[\s\-–—._]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** Whether nine symbols of the alphabet fit together. */
export function isWholeCode(symbols: string): boolean {
  const values = Array.from(symbols, (character) => alphabet.indexOf(character))
  if (values.length !== payloadLength + 1 || values.includes(-1)) return false
  return checkSymbol(values.slice(0, payloadLength)) === values[payloadLength]
}

export type CodeReading = { ok: true; code: string } | { ok: false; reason: 'length' | 'symbol' | 'check' }

/**
 * Reads what a person typed, as `cleanCode` folds it.
 * @returns the code without separators, or why it cannot be one
 */
export function readCode(typed: string): CodeReading {
  const code = cleanCode(typed)
  if (code.length !== payloadLength + 1) return { ok: false, reason: 'length' }
  if (Array.from(code).some((character) => !alphabet.includes(character))) return { ok: false, reason: 'symbol' }
  return isWholeCode(code) ? { ok: true, code } : { ok: false, reason: 'check' }
}
