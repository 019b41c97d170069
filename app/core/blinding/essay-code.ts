import { alphabet } from './code.ts'

const length = 6

/**
 * The code under which one juror knows one essay: 6 random base-32 symbols (30 bits), nothing else in it.
 * @param bytes at least 6 uniformly random bytes; the low five bits of each are used
 */
export function essayCodeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < length) throw new RangeError(`essayCodeFromBytes needs ${length} bytes`)
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 31]).join('')
}
