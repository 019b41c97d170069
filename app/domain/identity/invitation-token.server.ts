import { createHash } from 'node:crypto'
import type { RandomSource } from '../context.ts'

/** 32 random bytes for the link, and the SHA-256 that is stored in their place. */
export function newInvitationToken(random: RandomSource): { token: string; hash: string } {
  const token = Buffer.from(random.bytes(32)).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
