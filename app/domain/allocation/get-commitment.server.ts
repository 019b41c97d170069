import { findCommitment } from '#db/queries/lottery.server.ts'
import type { Context } from '../context.ts'

export type Commitment = {
  /** SHA-256 of the seed's text */
  seedSha256: string
  committedAt: Date
  /** once a list that was made with it is published */
  seed: string | null
}

/** What everybody may know of the lots of a contest; null before the seed is drawn. */
export async function getCommitment(ctx: Pick<Context, 'db'>, contestId: string): Promise<Commitment | null> {
  const row = await findCommitment(ctx.db, contestId)
  return row ? { seedSha256: row.seed_sha256, committedAt: row.committed_at, seed: row.seed } : null
}
