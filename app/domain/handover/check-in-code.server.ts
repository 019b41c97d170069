import { createHash } from 'node:crypto'
import { codeFromBytes, readCode } from '#app/core/blinding/code.ts'
import type { RandomSource } from '../context.ts'

const hashOf = (code: string): string => createHash('sha256').update(`check-in ${code}`).digest('hex')

/** Nine symbols with a check, as on a card: short enough for an SMS and a slip, and typed by hand where need be. */
export function newCheckInCode(random: RandomSource): { code: string; hash: string } {
  const code = codeFromBytes(random.bytes(8))
  return { code, hash: hashOf(code) }
}

/** The hash of a code as somebody typed it; null when it cannot be one. */
export function hashOfCheckInCode(typed: string): string | null {
  const reading = readCode(typed.slice(0, 60))
  return reading.ok ? hashOf(reading.code) : null
}
