import { hash, verify } from '@node-rs/argon2'
import { inTurns } from './turns.ts'

// argon2id as OWASP recommends for a small server: 19 MiB, two passes, one lane.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** At most two hashes at once: each takes 19 MiB and a core; the others wait in order. */
const inTurn = inTurns(2)

export const hashSecret = (secret: string): Promise<string> => inTurn(() => hash(secret.normalize('NFKC'), options))

/** A hash of nothing that anybody knows: compared against when there is no account, so that both answers take as long. */
const decoy = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Yc5dkUtL0i0z2ydjx/Ubg+dcTYVqQ3DPFzxZUqCQm/E'

export async function secretMatches(stored: string | null | undefined, secret: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? decoy, secret.normalize('NFKC'), options))
  return matches && Boolean(stored)
}
