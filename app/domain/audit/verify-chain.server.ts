import { createHash } from 'node:crypto'
import { type ChainEntry, listChainEntries } from '#db/queries/audit-chain.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'

const batch = 5000
const beforeFirst = '0'.repeat(64)

/** `missing`: the entry is not there; `link`: it does not follow the one before; `hash`: it was changed. */
export type ChainProblem = 'missing' | 'link' | 'hash'

/**
 * Walks the audit log from its first entry and recomputes every hash independently of the database.
 * A tail that was cut off leaves a shorter chain that holds: compare `lastHash` with one noted earlier.
 */
export async function verifyChain(
  ctx: Context,
): Promise<Outcome<{ entries: number; lastHash: string }, 'broken', { seq: number; problem: ChainProblem }>> {
  let seq = 0
  let lastHash = beforeFirst
  for (;;) {
    const entries = await listChainEntries(ctx.db, seq, batch)
    for (const entry of entries) {
      seq += 1
      const problem = problemOf(entry, seq, lastHash)
      if (problem !== null) return refuse('broken', { seq, problem })
      lastHash = entry.hash
    }
    if (entries.length < batch) return ok({ entries: seq, lastHash })
  }
}

function problemOf(entry: ChainEntry, seq: number, previous: string): ChainProblem | null {
  if (entry.seq !== seq) return 'missing'
  if (entry.prev_hash !== previous) return 'link'
  return entry.hash === hashOf(entry) ? null : 'hash'
}

/** SHA-256 over the fields joined by U+001F, as migration 0002 states it. */
function hashOf(entry: ChainEntry): string {
  const fields = [
    entry.prev_hash,
    String(entry.seq),
    entry.at,
    entry.actor,
    entry.actor_role,
    entry.db_role,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.details,
    entry.request_id,
  ]
  return createHash('sha256').update(fields.join('\u001f'), 'utf8').digest('hex')
}
