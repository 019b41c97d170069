import { createHash } from 'node:crypto'
import { codeFromBytes } from '#app/core/blinding/code.ts'
import type { RandomSource } from '../context.ts'

const digest = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** 16 random bytes: short enough for a text message and a small QR code, and beyond guessing. */
export function newConsentToken(random: RandomSource): { token: string; hash: string } {
  const token = Buffer.from(random.bytes(16)).toString('base64url')
  return { token, hash: hashOfConsentToken(token) }
}

export const hashOfConsentToken = (token: string): string => digest(`consent ${token}`)

/** What a guardian writes down to withdraw later: nine symbols with a check, like an application code. */
export function newWithdrawalCode(random: RandomSource): { code: string; hash: string } {
  const code = codeFromBytes(random.bytes(8))
  return { code, hash: hashOfWithdrawalCode(code) }
}

export const hashOfWithdrawalCode = (code: string): string => digest(`withdrawal ${code}`)
