import { describe, expect, it } from 'vitest'
import { hashSecret, secretMatches } from '#app/domain/identity/secret.server.ts'

describe('secrets', () => {
  it('match their own hash alone', async () => {
    const stored = await hashSecret('482915')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await secretMatches(stored, '482915')).toBe(true)
    expect(await secretMatches(stored, '482916')).toBe(false)
  })

  it('never match where there is no account', async () => {
    expect(await secretMatches(null, '')).toBe(false)
    expect(await secretMatches(undefined, 'anything')).toBe(false)
  })

  it('wait in turn and all come through', async () => {
    const hashes = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(hashSecret))
    expect(new Set(hashes).size).toBe(5)
    expect(await secretMatches(hashes[4], 'e')).toBe(true)
  })
})
